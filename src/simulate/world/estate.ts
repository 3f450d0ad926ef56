/** The machines of a scenario as they truly are. What sensors write of them is the business of `write/`. */
export interface Subscription {
  readonly name: string;
  readonly id: string;
  readonly tenantId: string;
}

export const systems = ['windows', 'ubuntu', 'rhel'] as const;
/** `ubuntu` has dash as `/bin/sh`, `rhel` has bash: the same script leaves different process trees. */
export type System = (typeof systems)[number];

export const sensorKinds = ['defend', 'sysmon', 'security', 'auditd', 'defender'] as const;
/** `security` is Windows' own log of processes (4688, 4689), `auditd` Linux' own, `defender` Microsoft's endpoint sensor. */
export type SensorKind = (typeof sensorKinds)[number];

export const vmKinds = ['vm', 'scale-set', 'arc'] as const;
/** A VM, an instance of a uniform scale set, or a machine elsewhere that the cloud manages through Arc. */
export type VmKind = (typeof vmKinds)[number];

/** The cloud resource. It outlives what runs on it: a rebuilt VM has the same resource id and another guest. */
export interface Vm {
  readonly kind: VmKind;
  /** Of an instance of a scale set: `SET_7`. */
  readonly name: string;
  /** Of an instance: its scale set. */
  readonly setId: string | undefined;
  readonly group: string;
  readonly subscription: Subscription;
  /** In the case that its owner chose. */
  readonly resourceId: string;
  readonly region: string;
  /** Mean time between benign process starts, milliseconds. */
  readonly routineEvery: number;
  readonly guests: readonly Guest[];
}

/** One installed operating system, from installation to its end. */
export interface Guest {
  readonly key: string;
  readonly system: System;
  readonly vmName: string;
  readonly arc: boolean;
  readonly vmId: string;
  readonly hostId: string;
  readonly agentId: string;
  /** Defender's own name for it. */
  readonly deviceId: string;
  /** As the machine calls itself. */
  readonly hostName: string;
  /** The name that it was made with. */
  readonly madeName: string;
  readonly fqdn: string | undefined;
  readonly ip: string;
  readonly mac: string;
  readonly from: number;
  readonly to: number;
  readonly sensors: readonly GuestSensor[];
  /** Milliseconds that its clock is ahead of the truth. */
  readonly clockOffset: number;
  readonly subscription: Subscription;
  readonly region: string;
  readonly installed: boolean;
}

/** A sensor on a guest and what it adds to its records. */
export interface GuestSensor {
  readonly kind: SensorKind;
  /** Adds what the instance metadata service says of the machine, as far as that kind of sensor can. */
  readonly metadata: boolean;
  /** Writes the fully qualified name where it knows one. */
  readonly writesFqdn: boolean;
  /** Writes command lines: of Windows' own log a policy that is off unless somebody sets it. */
  readonly commandLines: boolean;
  readonly ephemeralId: string;
  /** Times, true clock, at which it recorded nothing. */
  readonly silent: readonly Span[];
}

/** Half-open, milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function within(time: number, spans: readonly Span[]): boolean {
  return spans.some((span) => time >= span.from && time < span.to);
}

export function guestAt(vm: Vm, time: number): Guest | undefined {
  return vm.guests.find((guest) => time >= guest.from && time < guest.to);
}
