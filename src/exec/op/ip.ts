import type { Bound, CidrTest, IpRangeTest } from '../../plan/value-test.ts';
import { compareIps, type Ip, isWithin, parseIp, parseIpRange } from '../values/ip.ts';
import { ipView, ownIpView } from '../view/views.ts';
import { type Program, program } from './program.ts';

/** Whoever makes the plan has checked its addresses; one that is none holds for no event. */
export function cidrProgram({ operand, family }: CidrTest): Program {
  const range = parseIpRange(operand);
  const view = family === 'any' ? ipView : ownIpView(operand.includes(':') ? 6 : 4);
  return program(view, 6, (ip) => range !== undefined && isWithin(ip, range));
}

export function ipRangeProgram({ lower, upper }: IpRangeTest): Program {
  const isAbove = comparison(lower, 1);
  const isBelow = comparison(upper, -1);
  return program(ipView, 6, (ip) => isAbove(ip) && isBelow(ip));
}

function comparison(bound: Bound<string> | undefined, direction: 1 | -1): (ip: Ip) => boolean {
  if (!bound) return () => true;
  const limit = parseIp(bound.value);
  if (!limit) return () => false;
  return (ip) => {
    const order = compareIps(ip, limit) * direction;
    return bound.inclusive ? order >= 0 : order > 0;
  };
}
