// Where is it, in the form that editors and terminals open?

export function placeText({ file, line }: { file: string; line: number }): string {
  return `${file}:${line}`;
}
