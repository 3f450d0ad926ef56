/** The handlers that write such logs, by the folders that they log, run and download in. */
const handlers: readonly (readonly [handler: string, folder: RegExp])[] = [
  [
    'Microsoft.CPlat.Core.RunCommandHandlerLinux',
    /\/run-command-handler(?:-runas)?[/-]|\.runcommandhandlerlinux-/i,
  ],
  ['Microsoft.CPlat.Core.RunCommandLinux', /\/run-command[/-]|\.runcommandlinux-/i],
  ['Microsoft.Azure.Extensions.CustomScript', /\/custom-script[/-]|\.extensions\.customscript-/i],
  [
    'Microsoft.CPlat.Core.RunCommandHandlerWindows',
    /[\\/]microsoft\.cplat\.core\.runcommandhandlerwindows[\\/]/i,
  ],
  ['Microsoft.CPlat.Core.RunCommandWindows', /[\\/]microsoft\.cplat\.core\.runcommandwindows[\\/]/i],
  ['Microsoft.Compute.CustomScriptExtension', /[\\/]microsoft\.compute\.customscriptextension[\\/]/i],
];

/** The handler whose log a line is of, by a path in the line, else by the log's own; undefined where neither tells. */
export function handlerOfLog(line: string, file: string | undefined): string | undefined {
  return handlerOf(line) ?? handlerOf(`/${file ?? ''}`);
}

function handlerOf(text: string): string | undefined {
  return handlers.find(([, folder]) => folder.test(text))?.[0];
}

/** What a download folder says: `…/download/<name>/<sequence>` of managed runs, `…/download/<sequence>` of others. */
export function downloadOf(
  path: string,
): { readonly name: string | undefined; readonly sequence: string } | undefined {
  const match = /\/(?:download|immediateDownload)\/(?:([^/]+)\/)?(\d+)(?:\/[^/]*)?\/?$/.exec(path);
  return match?.[2] === undefined ? undefined : { name: match[1], sequence: match[2] };
}
