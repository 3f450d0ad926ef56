import { assertNever } from '../../plan/assert-never.ts';
import type { ValueTest } from '../../plan/value-test.ts';
import { booleanProgram } from './boolean.ts';
import { dateRangeProgram } from './date.ts';
import { datePartProgram } from './date-part.ts';
import { cidrProgram, ipRangeProgram } from './ip.ts';
import { numberProgram, numberRangeProgram } from './number.ts';
import { phraseProgram } from './phrase.ts';
import type { Program } from './program.ts';
import { regexProgram } from './regex.ts';
import { sameProgram } from './same.ts';
import { textProgram } from './text.ts';
import { textRangeProgram } from './text-range.ts';
import { valueRangeProgram } from './value-range.ts';

export function valueProgram(test: ValueTest): Program {
  switch (test.op) {
    case 'equals':
    case 'prefix':
    case 'suffix':
    case 'contains':
    case 'glob':
      return textProgram(test);
    case 'phrase':
      return phraseProgram(test);
    case 'number':
      return numberProgram(test);
    case 'number-range':
      return numberRangeProgram(test);
    case 'boolean':
      return booleanProgram(test);
    case 'same':
      return sameProgram(test);
    case 'text-range':
      return textRangeProgram(test);
    case 'date-range':
      return dateRangeProgram(test);
    case 'date-part':
      return datePartProgram(test);
    case 'ip-range':
      return ipRangeProgram(test);
    case 'cidr':
      return cidrProgram(test);
    case 'value-range':
      return valueRangeProgram(test);
    case 'regex':
      return regexProgram(test);
    default:
      return assertNever(test);
  }
}
