import type { TextAnalyser } from '../../event/field-types/field-type.ts';
import { assertNever } from '../../plan/assert-never.ts';
import { powershellTerms } from './powershell-terms.ts';
import { standardTerms } from './standard-terms.ts';

/** Cuts a text into terms, for a document and for a query alike. */
export function analyse(text: string, analyser: TextAnalyser): string[] {
  switch (analyser) {
    case 'standard':
      return standardTerms(text);
    case 'powershell':
      return powershellTerms(text);
    default:
      return assertNever(analyser);
  }
}
