import { passThrough } from './elastic/pass-through.ts';
import { providerOf, winlogId } from './elastic/winlog.ts';

/** The Windows Security log as Winlogbeat or the Elastic Agent ships it: process creation is 4688, its end 4689. */
export const elasticWindowsSecurity = passThrough(
  {
    name: 'elastic-windows-security',
    title: 'Windows Security log from Winlogbeat or Elastic Agent',
    plane: 'guest',
  },
  (doc) => providerOf(doc) === 'Microsoft-Windows-Security-Auditing',
  (doc) => winlogId('security', doc),
);
