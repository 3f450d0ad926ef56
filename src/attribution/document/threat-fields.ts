import type { JsonObject } from '../../event/json.ts';
import type { Attribution } from '../model/attribution.ts';
import type { Channel } from '../model/operation.ts';
import { compact } from './compact.ts';
import type { SettledRequest } from './settled-request.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Technique extends Named {
  readonly tactic: Named;
  readonly sub?: Named;
}

const execution: Named = { id: 'TA0002', name: 'Execution' };
const persistence: Named = { id: 'TA0003', name: 'Persistence' };
const lateralMovement: Named = { id: 'TA0008', name: 'Lateral Movement' };

const cloudAdministrationCommand: Technique = {
  id: 'T1651',
  name: 'Cloud Administration Command',
  tactic: execution,
};

/** The use of a channel as such, not of what its payload does: that is for rules to say. No technique fits an image build. */
const techniques: Readonly<Record<Channel, Technique | undefined>> = {
  'run-command-action': cloudAdministrationCommand,
  'run-command-managed': cloudAdministrationCommand,
  extension: cloudAdministrationCommand,
  'automation-job': cloudAdministrationCommand,
  'vm-application': cloudAdministrationCommand,
  'serial-console': {
    id: 'T1021',
    name: 'Remote Services',
    tactic: lateralMovement,
    sub: { id: 'T1021.008', name: 'Direct Cloud VM Connections' },
  },
  'aks-command': { id: 'T1609', name: 'Container Administration Command', tactic: execution },
  'user-data': { id: 'T1037', name: 'Boot or Logon Initialization Scripts', tactic: persistence },
  'image-build': undefined,
};

/** ECS `threat.*`. A run without a request is a Cloud Administration Command too: a cloud handler started it. */
export function threatFields(attribution: Attribution, request: SettledRequest): JsonObject | undefined {
  const byHandler = attribution.execution ? cloudAdministrationCommand : undefined;
  const technique = request.channel ? techniques[request.channel] : byHandler;
  if (!technique) return undefined;
  return {
    framework: 'MITRE ATT&CK',
    tactic: { id: [technique.tactic.id], name: [technique.tactic.name] },
    technique: {
      id: [technique.id],
      name: [technique.name],
      ...compact({ subtechnique: technique.sub && { id: [technique.sub.id], name: [technique.sub.name] } }),
    },
  };
}
