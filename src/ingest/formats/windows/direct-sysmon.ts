import type { JsonValue } from '../../../event/json.ts';
import { type DirectRead, type DirectTable, names } from './direct-read.ts';
import { accountFields } from './process-parts.ts';
import { nameOf, ofEvents, textOf } from './read-text.ts';
import { splitCommandLine } from './split-command-line.ts';
import {
  isAboutFile,
  isAboutRegistry,
  sysmonAccount,
  sysmonAction,
  sysmonCategories,
  sysmonOutcome,
  sysmonTypes,
} from './sysmon-fields.ts';
import { sysmonHashes } from './sysmon-hashes.ts';
import { registryTypes } from './sysmon-registry.ts';
import { dataInteger, dataText } from './windows-event.ts';

/** `sysmonImage` */
const image = textOf('Image', 'SourceImage', 'Destination');

/** Documents of Sysmon's events. */
export const sysmonTable: DirectTable = {
  shape: {
    ...names('destination dns error network registry rule source sysmon'),
    file: {
      ...names('code_signature directory extension hash name path'),
      pe: names('company description file_version imphash original_file_name product'),
    },
    process: {
      ...names('args args_count command_line entity_id executable name pid thread working_directory'),
      hash: names('md5 sha1 sha256'),
      parent: names('args args_count command_line entity_id executable name pid'),
      pe: names('company description file_version imphash original_file_name product'),
    },
    user: names('domain name'),
  },
  decides: (event) => (isAboutRegistry(event) ? registryTypes(event).join(' ') : undefined),
  reads: {
    'event.action': sysmonAction,
    'event.category': sysmonCategories,
    'event.outcome': sysmonOutcome,
    'event.type': sysmonTypes,
    'file.path': ofEvents(isAboutFile, textOf('TargetFilename', 'ImageLoaded', 'Device')),
    'file.pe.company': ofLibrary(textOf('Company')),
    'file.pe.description': ofLibrary(textOf('Description')),
    'file.pe.file_version': ofLibrary(textOf('FileVersion')),
    'file.pe.original_file_name': ofLibrary(textOf('OriginalFileName')),
    'file.pe.product': ofLibrary(textOf('Product')),
    'process.args': ofText('CommandLine', splitCommandLine),
    'process.command_line': textOf('CommandLine'),
    'process.entity_id': textOf('ProcessGuid', 'SourceProcessGuid', 'SourceProcessGUID'),
    'process.executable': image,
    'process.name': nameOf(image),
    'process.pid': (event) => dataInteger(event, 'ProcessId') ?? dataInteger(event, 'SourceProcessId'),
    'process.working_directory': textOf('CurrentDirectory'),
    'process.parent.args': ofStart(ofText('ParentCommandLine', splitCommandLine)),
    'process.parent.command_line': ofStart(textOf('ParentCommandLine')),
    'process.parent.entity_id': ofStart(textOf('ParentProcessGuid')),
    'process.parent.executable': ofStart(textOf('ParentImage')),
    'process.parent.name': ofStart(nameOf(textOf('ParentImage'))),
    'process.parent.pid': ofStart((event) => dataInteger(event, 'ParentProcessId')),
    'process.hash.md5': ofStart(hash('md5')),
    'process.hash.sha1': ofStart(hash('sha1')),
    'process.hash.sha256': ofStart(hash('sha256')),
    'process.pe.company': ofStart(textOf('Company')),
    'process.pe.description': ofStart(textOf('Description')),
    'process.pe.file_version': ofStart(textOf('FileVersion')),
    'process.pe.imphash': ofStart(hash('imphash')),
    'process.pe.original_file_name': ofStart(textOf('OriginalFileName')),
    'process.pe.product': ofStart(textOf('Product')),
    'user.domain': (event) => accountFields(sysmonAccount(event))?.['domain'],
    'user.name': (event) => accountFields(sysmonAccount(event))?.['name'],
  },
};

function ofText(name: string, read: (text: string) => JsonValue): DirectRead {
  return (event) => {
    const found = dataText(event, name);
    return found === undefined ? undefined : read(found);
  };
}

/** Fields that only the start of a process has. */
function ofStart(read: DirectRead): DirectRead {
  return ofEvents(({ code }) => code === '1', read);
}

/** Fields that only a loaded library has. */
function ofLibrary(read: DirectRead): DirectRead {
  return ofEvents(({ code }) => code === '7', read);
}

function hash(algorithm: string): DirectRead {
  return (event) => sysmonHashes(event).get(algorithm);
}
