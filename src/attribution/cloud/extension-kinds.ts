/** What an extension does, as far as its caller-chosen name tells: its type stands in the request's body alone. */
export type ExtensionKind = 'script' | 'run-command-handler' | 'scriptless' | 'unknown';

interface NameRule {
  readonly kind: ExtensionKind;
  readonly names: RegExp;
}

/**
 * Names that portals, templates and policies give by default. A name is a hint and no proof: only `script` makes a
 * request expect a run, and only `scriptless` rules one out.
 */
const rules: readonly NameRule[] = [
  { kind: 'run-command-handler', names: /runcommand(?:handler)?(?:windows|linux)/ },
  { kind: 'script', names: /custom-?script|\bcse\b|configure-?app/ },
  {
    kind: 'scriptless',
    names: new RegExp(
      [
        'vmaccess|enablevmaccess',
        '\\bdsc\\b|powershelldsc|microsoft\\.powershell\\.dsc',
        'azuremonitor|monitoringagent|omsagent|omsextension|dependencyagent|networkwatcher|diagnostics|azureperf',
        'aadlogin|aadssh',
        'azurepolicyfor|guestconfiguration|configurationforwindows|configurationforlinux',
        'mde\\.(?:windows|linux)|iaasantimalware|azuresecurity|qualys',
        'vmsnapshot|azurebackup|azurediskencryption|keyvaultfor',
        'applicationhealth|guestattestation|hybridworker|changetracking|osupdate|patchextension|joindomain|jsonaddomain|sqliaas|admincenter',
      ].join('|'),
    ),
  },
];

/** The kind of an extension by its name (`extensions/NAME`), without regard to case. */
export function extensionKind(name: string | undefined): ExtensionKind {
  const text = name?.toLowerCase() ?? '';
  return rules.find((rule) => rule.names.test(text))?.kind ?? 'unknown';
}
