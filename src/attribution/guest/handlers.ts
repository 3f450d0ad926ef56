import type { Handler } from '../model/execution.ts';
import type { Channel } from '../model/operation.ts';

/** What the guest agent's handlers look like on disk. Paths are matched in lower case with `/` for `\`. */
export interface HandlerShape {
  readonly handler: Handler;
  readonly os: 'windows' | 'linux';
  readonly channels: readonly Channel[];
  /** The handler's own programs: whatever they start as a shell or interpreter is a run. */
  readonly program: RegExp;
  /** Files that the handler runs. Group `name` is the run-command name, `sequence` the script's number. */
  readonly script: RegExp;
}

const linuxRoot = '/var/lib/waagent';
const windowsRoot = '/packages/plugins';

/** Any drive, an extended-length prefix, or none. */
const drive = '(?:(?://\\?/)?[a-z]:)?';

export const handlerShapes: readonly HandlerShape[] = [
  {
    handler: 'Microsoft.CPlat.Core.RunCommandWindows',
    os: 'windows',
    channels: ['run-command-action'],
    program: new RegExp(
      `^${drive}${windowsRoot}/microsoft\\.cplat\\.core\\.runcommandwindows/[^/]+/bin/[^/]+\\.exe$`,
    ),
    script: new RegExp(
      `${windowsRoot}/microsoft\\.cplat\\.core\\.runcommandwindows/[^/]+/downloads/(?:script(?<sequence>\\d+)|[^/"']+)\\.ps1$`,
    ),
  },
  {
    handler: 'Microsoft.CPlat.Core.RunCommandHandlerWindows',
    os: 'windows',
    channels: ['run-command-managed'],
    program: new RegExp(
      `^${drive}${windowsRoot}/microsoft\\.cplat\\.core\\.runcommandhandlerwindows/[^/]+/bin/(?:.+/)?[^/]+\\.exe$`,
    ),
    script: new RegExp(
      `${windowsRoot}/microsoft\\.cplat\\.core\\.runcommandhandlerwindows/[^/]+/downloads/` +
        `(?:(?<name>[^/"']+)/(?:(?<sequence>\\d+)/)?)?[^/"']+\\.(?:ps1|cmd|bat|exe)$`,
    ),
  },
  {
    handler: 'Microsoft.CPlat.Core.RunCommandLinux',
    os: 'linux',
    channels: ['run-command-action'],
    program: new RegExp(
      `^${linuxRoot}/microsoft\\.cplat\\.core\\.runcommandlinux-[^/]+/bin/run-command-extension(?:-arm64)?$`,
    ),
    script: new RegExp(`^${linuxRoot}/run-command/download/(?<sequence>\\d+)/[^/]+$`),
  },
  {
    handler: 'Microsoft.CPlat.Core.RunCommandHandlerLinux',
    os: 'linux',
    channels: ['run-command-managed'],
    program: new RegExp(
      `^${linuxRoot}/microsoft\\.cplat\\.core\\.runcommandhandlerlinux-[^/]+/bin/` +
        `(?:immediate-)?run-command-handler(?:-arm64)?$`,
    ),
    script: new RegExp(
      '^(?:/var/lib/waagent/run-command-handler/(?:download|immediatedownload)|' +
        '/home/[^/]+/waagent/run-command-handler-runas/(?:download|immediatedownload))' +
        '/(?<name>[^/]+)/(?<sequence>\\d+)/[^/]+$',
    ),
  },
  {
    handler: 'Microsoft.Compute.CustomScriptExtension',
    os: 'windows',
    channels: ['extension'],
    program: new RegExp(
      `^${drive}${windowsRoot}/microsoft\\.compute\\.customscriptextension/[^/]+/bin/customscripthandler\\.exe$`,
    ),
    script: new RegExp(
      `${windowsRoot}/microsoft\\.compute\\.customscriptextension/[^/]+/downloads/(?<sequence>\\d+)/(?:[^"']+/)?[^/"']+$`,
    ),
  },
  {
    handler: 'Microsoft.Azure.Extensions.CustomScript',
    os: 'linux',
    channels: ['extension'],
    program: new RegExp(
      `^${linuxRoot}/microsoft\\.azure\\.extensions\\.customscript-[^/]+/bin/custom-script-extension(?:-arm64)?$`,
    ),
    script: new RegExp(`^${linuxRoot}/custom-script/download/(?<sequence>\\d+)/(?:.+/)?[^/]+$`),
  },
];

/** A cheap test that no text of a run can fail: used before anything dearer looks at an event. */
export const handlerHint = /run-?command|custom-?script|executionpolicy\s+unrestricted/i;

/** Lower case with forward slashes, quotes around the whole removed. */
export function normalisePath(path: string): string {
  return path
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase()
    .replaceAll('\\', '/');
}

export function handlerOfProgram(executable: string | undefined): HandlerShape | undefined {
  if (executable === undefined || !handlerHint.test(executable)) return undefined;
  const path = normalisePath(executable);
  return handlerShapes.find((shape) => shape.program.test(path));
}

/** The handler whose script a path is, with the groups that the path names, in the path's own case. */
export function handlerOfScript(
  path: string,
):
  | { readonly shape: HandlerShape; readonly sequence: string | undefined; readonly name: string | undefined }
  | undefined {
  const normal = normalisePath(path);
  for (const shape of handlerShapes) {
    const match = shape.script.exec(normal);
    if (!match) continue;
    const { sequence, name } = match.groups ?? {};
    return { shape, sequence, name: name === undefined ? undefined : spelled(name, path, normal) };
  }
  return undefined;
}

/** A name in the case that the path has it: both texts have equal length but for quotes around the whole. */
function spelled(name: string, path: string, normal: string): string {
  const at = normal.indexOf(`/${name}/`);
  const bare = path.trim().replace(/^"(.*)"$/, '$1');
  return at === -1 || bare.length !== normal.length ? name : bare.slice(at + 1, at + 1 + name.length);
}
