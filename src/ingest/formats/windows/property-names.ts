const subject = ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId'];
const target = ['TargetUserSid', 'TargetUserName', 'TargetDomainName', 'TargetLogonId'];

/**
 * Names of an event's data in the order in which Windows' own templates have them, for tools that list values alone. A version that has more
 * has them at the end.
 */
const names: Readonly<Record<string, readonly string[]>> = {
  'Microsoft-Windows-Security-Auditing 4688': [
    ...subject,
    ...['NewProcessId', 'NewProcessName', 'TokenElevationType', 'ProcessId', 'CommandLine'],
    ...target,
    ...['ParentProcessName', 'MandatoryLabel'],
  ],
  'Microsoft-Windows-Security-Auditing 4689': [...subject, 'Status', 'ProcessId', 'ProcessName'],
  'Microsoft-Windows-Security-Auditing 4624': [
    ...subject,
    ...target,
    ...['LogonType', 'LogonProcessName', 'AuthenticationPackageName', 'WorkstationName', 'LogonGuid'],
    ...[
      'TransmittedServices',
      'LmPackageName',
      'KeyLength',
      'ProcessId',
      'ProcessName',
      'IpAddress',
      'IpPort',
    ],
  ],
  'Microsoft-Windows-Security-Auditing 4625': [
    ...subject,
    ...['TargetUserSid', 'TargetUserName', 'TargetDomainName', 'Status', 'FailureReason', 'SubStatus'],
    ...[
      'LogonType',
      'LogonProcessName',
      'AuthenticationPackageName',
      'WorkstationName',
      'TransmittedServices',
    ],
    ...['LmPackageName', 'KeyLength', 'ProcessId', 'ProcessName', 'IpAddress', 'IpPort'],
  ],
  'Microsoft-Windows-PowerShell 4104': [
    'MessageNumber',
    'MessageTotal',
    'ScriptBlockText',
    'ScriptBlockId',
    'Path',
  ],
  'Microsoft-Windows-PowerShell 4103': ['ContextInfo', 'UserData', 'Payload'],
  'Service Control Manager 7045': ['ServiceName', 'ImagePath', 'ServiceType', 'StartType', 'AccountName'],
};

/** Undefined for an event whose template is not known here. */
export function propertyNames(provider: string | undefined, code: string): readonly string[] | undefined {
  const key = `${provider ?? ''} ${code}`;
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
