// Which of the app's files are its own source: no declarations, tests, stories, generated or static files.
const source = /\.[cm]?[jt]sx?$/;
const notOurs =
  /\.d\.[cm]?ts$|\.(test|spec|stories|cy)\.[cm]?[jt]sx?$|\.min\.js$|(^|\/)(__tests__|__mocks__|generated)\/|^public\//;

export function sourceFiles(files: string[]): string[] {
  return files.filter((path) => source.test(path) && !notOurs.test(path));
}
