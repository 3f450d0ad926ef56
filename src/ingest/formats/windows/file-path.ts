/** Where a file is, as ECS has it: the parts of a path, in the path's own case. */
export interface FilePath {
  readonly path: string;
  readonly directory: string | undefined;
  readonly name: string | undefined;
  readonly extension: string | undefined;
}

/** Splits a path of Windows or of another system: one with a backslash is of Windows. */
export function filePath(path: string): FilePath {
  const at = path.lastIndexOf(path.includes('\\') ? '\\' : '/');
  const name = path.slice(at + 1);
  const dot = name.lastIndexOf('.');
  return {
    path,
    directory: at > 0 ? path.slice(0, at) : undefined,
    name: name || undefined,
    extension: dot > 0 && dot < name.length - 1 ? name.slice(dot + 1) : undefined,
  };
}

/** The last part of a path. */
export function baseName(path: string | undefined): string | undefined {
  return path === undefined ? undefined : filePath(path).name;
}

/** A file in a folder, where the folder may already be the whole path. */
export function joinPath(folder: string | undefined, name: string | undefined): string | undefined {
  if (folder === undefined || name === undefined) return folder;
  if (baseName(folder)?.toLowerCase() === name.toLowerCase()) return folder;
  const separator = folder.includes('\\') || /^[a-z]:/i.test(folder) ? '\\' : '/';
  return `${folder.replace(/[\\/]+$/, '')}${separator}${name}`;
}
