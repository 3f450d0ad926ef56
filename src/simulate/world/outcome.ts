import type { Random } from '../random.ts';
import type { Fate } from '../scenario/scenario.ts';
import type { Failure } from './request.ts';

const second = 1000;
const minute = 60_000;

export const conflict: Failure = {
  status: 'Conflict',
  code: 'Conflict',
  message:
    'Run command extension execution is in progress. Please wait for completion before invoking a run command.',
};

/** Answers at once: nothing reaches the guest. */
const refusals: Partial<Record<Fate, Failure>> = {
  'refused-conflict': conflict,
  'refused-forbidden': {
    status: 'Forbidden',
    code: 'AuthorizationFailed',
    message:
      'The client does not have authorization to perform this action over the scope, or the scope is invalid.',
  },
  'refused-not-found': {
    status: 'NotFound',
    code: 'ResourceNotFound',
    message: 'The resource was not found.',
  },
};

const timedOut: Failure = {
  status: 'InternalServerError',
  code: 'VMExtensionProvisioningTimeout',
  message: 'Provisioning of VM extension has timed out. Extension installation may be taking too long.',
};

const provisioningError: Failure = {
  status: 'InternalServerError',
  code: 'VMExtensionProvisioningError',
  message: 'VM has reported a failure when processing the extension.',
};

/** How a request goes on after it was made: when the guest has it, and when and how the control plane ends it. */
export interface Course {
  readonly refusal: Failure | undefined;
  /** Milliseconds from the request to the goal state in the guest; undefined: it never gets there. */
  readonly delivery: number | undefined;
  readonly lasts: number | undefined;
  /** Undefined: the end follows from when the script ends. */
  readonly endsAfter: number | undefined;
  readonly failure: Failure | undefined;
}

/** Delays: five to thirty seconds where the handler is installed, longer at its first use. */
export function drawCourse(fate: Fate, random: Random, installed: boolean): Course {
  const delivery = installed ? random.int(5 * second, 26 * second) : random.int(20 * second, 75 * second);
  const plain: Course = {
    refusal: undefined,
    delivery,
    lasts: undefined,
    endsAfter: undefined,
    failure: undefined,
  };
  switch (fate) {
    case 'success':
      return plain;
    case 'refused-conflict':
    case 'refused-forbidden':
    case 'refused-not-found':
      return { ...plain, refusal: refusals[fate], delivery: undefined };
    case 'late-failure':
      return { ...plain, failure: provisioningError };
    case 'timeout':
      return {
        ...plain,
        lasts: random.int(92 * minute, 130 * minute),
        endsAfter: 90 * minute,
        failure: timedOut,
      };
    case 'undelivered':
      return {
        ...plain,
        delivery: undefined,
        endsAfter: random.int(15 * minute, 40 * minute),
        failure: timedOut,
      };
    case 'late-run': {
      const endsAfter = random.int(12 * minute, 30 * minute);
      return {
        ...plain,
        delivery: endsAfter + random.int(minute, 40 * minute),
        endsAfter,
        failure: timedOut,
      };
    }
    // The machine was off: the request is given up, and what it asked for runs when the machine starts.
    case 'next-boot':
      return {
        ...plain,
        delivery: random.int(180 * minute, 240 * minute),
        endsAfter: 90 * minute,
        failure: timedOut,
      };
    case 'asynchronous':
      return {
        ...plain,
        lasts: random.int(minute, 20 * minute),
        endsAfter: random.int(8 * second, 24 * second),
      };
  }
}
