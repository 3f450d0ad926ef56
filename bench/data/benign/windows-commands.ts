import type { Seeded } from '../seeded.ts';

/** A program as an ordinary day starts it. `arguments` may differ each time. */
export interface Command {
  readonly image: string;
  readonly parent: string;
  readonly parentCommand: string;
  readonly file: string;
  readonly company: string;
  readonly arguments: (random: Seeded) => string;
}

const system = 'C:\\Windows\\System32';
const office = 'C:\\Program Files\\Microsoft Office\\root\\Office16';
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const agent = 'C:\\Program Files\\Contoso\\Agent\\collector.exe';
const microsoft = 'Microsoft Corporation';

const services = [`${system}\\services.exe`, `${system}\\services.exe`] as const;
const svchost = [`${system}\\svchost.exe`, `${system}\\svchost.exe -k netsvcs -p -s Schedule`] as const;
const dcom = [`${system}\\svchost.exe`, `${system}\\svchost.exe -k DcomLaunch -p`] as const;
const explorer = ['C:\\Windows\\explorer.exe', 'C:\\Windows\\Explorer.EXE'] as const;

export const windowsCommands: readonly Command[] = [
  command(`${system}\\svchost.exe`, 'svchost.exe', services, (r) =>
    r.pick([
      '-k netsvcs -p -s Schedule',
      '-k LocalService -p -s NlaSvc',
      '-k UnistackSvcGroup',
      '-k wsappx -p',
    ]),
  ),
  command(`${system}\\taskhostw.exe`, 'taskhostw.exe', svchost, (r) =>
    r.pick(['SYSTEM', 'USER', '-RegisterDevice']),
  ),
  command(`${system}\\dllhost.exe`, 'dllhost.exe', dcom, (r) => `/Processid:{${r.guid().toUpperCase()}}`),
  command(`${system}\\wbem\\WmiPrvSE.exe`, 'Wmiprvse.exe', dcom, () => '-secured -Embedding'),
  command(`${system}\\RuntimeBroker.exe`, 'RuntimeBroker.exe', dcom, () => '-Embedding'),
  command(
    `${system}\\SearchProtocolHost.exe`,
    'SearchProtocolHost.exe',
    services,
    (r) =>
      `Global\\UsGthrFltPipeMssGthrPipe${r.below(900)}_ Global\\UsGthrCtrlFltPipeMssGthrPipe${r.below(900)} 1`,
  ),
  command(
    `${system}\\backgroundTaskHost.exe`,
    'backgroundTaskHost.exe',
    dcom,
    (r) => `-ServerName:App.AppX${r.hex(24)}.mca`,
  ),
  command(`${system}\\smartscreen.exe`, 'smartscreen.exe', dcom, () => '-Embedding'),
  command(
    `${system}\\notepad.exe`,
    'NOTEPAD.EXE',
    explorer,
    (r) => `C:\\Users\\meganb\\Documents\\notes-${r.below(5000)}.txt`,
  ),
  command(
    `${office}\\WINWORD.EXE`,
    'WinWord.exe',
    explorer,
    (r) => `/n "C:\\Users\\alexw\\Documents\\report ${r.below(5000)}.docx" /o ""`,
  ),
  command(`${office}\\OUTLOOK.EXE`, 'Outlook.exe', explorer, () => '/recycle'),
  command(
    `${office}\\EXCEL.EXE`,
    'Excel.exe',
    explorer,
    (r) => `"C:\\Users\\alexw\\Documents\\plan-${r.below(900)}.xlsx"`,
  ),
  command(
    edge,
    'msedge.exe',
    [edge, `"${edge}" --profile-directory=Default`],
    (r) =>
      `--type=${r.pick(['renderer', 'utility', 'gpu-process'])} --field-trial-handle=${r.below(99_999)},i,${r.hex(12)},262144 --lang=en-US --mojo-platform-channel-handle=${r.below(9000)} /prefetch:1`,
  ),
  {
    ...command(
      agent,
      'collector.exe',
      services,
      (r) => `--config C:\\ProgramData\\Contoso\\agent.yml --once --shard ${r.below(64)}`,
    ),
    company: 'Contoso Ltd',
  },
];

function command(
  image: string,
  file: string,
  [parent, parentCommand]: readonly [string, string],
  args: (random: Seeded) => string,
): Command {
  return { image, file, parent, parentCommand, company: microsoft, arguments: args };
}
