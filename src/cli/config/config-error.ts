import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** A configuration that cannot be used, with everything that is wrong with it. */
export class ConfigError extends UserError {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const places = [...new Set(diagnostics.map(({ location }) => placeWords(location?.file)))];
    super(
      `${places.join(' and ')} cannot be used`,
      'Mend what stands above; `throughline config schema` has every setting, --no-config does without files.',
    );
    this.diagnostics = diagnostics;
  }
}

function placeWords(file: string | undefined): string {
  if (file === undefined) return 'the configuration';
  return file === 'environment' ? 'the environment' : file;
}
