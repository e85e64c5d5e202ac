// How wide is the terminal, and does it show colour?
export interface Look {
  columns: number;
  color: boolean;
}
