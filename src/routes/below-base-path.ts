// What remains of a path below the app's base path? Null when it lies outside.

export function belowBasePath(path: string, basePath: string): string | null {
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : null;
}
