import { z } from 'zod';
import { verdicts } from '../../attribution/model/attribution.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { outputFormats } from '../../output/output-formats.ts';
import { parseFailOn } from '../fail-on.ts';
import { parseCovered } from '../parse-covered.ts';
import { parseInputFormat } from '../parse-input-format.ts';
import { parseSize } from '../parse-size.ts';
import { parseTimeZone } from '../parse-time-zone.ts';
import { parseThreads } from '../threads.ts';
import type { SettingName } from './setting-table.ts';

const text = z.string().min(1);
const texts = z.union([text, z.array(text)]);

/** What the option's own reader refuses, the file refuses with the same words. */
function checked<T>(schema: z.ZodType<T>, check: (text: string) => unknown): z.ZodType<T> {
  return schema.superRefine((value, context) => {
    for (const [at, one] of [value].flat().entries()) {
      try {
        check(String(one));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const path = Array.isArray(value) ? [at] : [];
        context.addIssue({ code: 'custom', message: error.message, path, params: { help: error.cure } });
      }
    }
  });
}

/** The one schema of the configuration: files, environment, and the JSON Schema that `config schema` prints. */
export const settingsSchema = z
  .strictObject({
    format: z.enum(outputFormats.map(({ name }) => name)).describe('How a scan is shown.'),
    'fail-on': checked(texts, parseFailOn).describe(
      `Verdicts on which a scan ends with 1: findings, or any of ${verdicts.join(', ')}.`,
    ),
    verbose: z.boolean().describe('Evidence, candidates, scripts and process trees too.'),
    quiet: z.boolean().describe('No summary, no notes, no progress.'),
    color: z.boolean().describe('False: never paint. True leaves it to the terminal and NO_COLOR.'),
    inventory: texts.describe('Lists of machines, relative to this file.'),
    geoip: texts.describe("Files of network owners and places in MaxMind's format, relative to this file."),
    covered: checked(texts, parseCovered).describe(
      'Times of which logs are known to be complete: PLANE[/SUBJECT]:FROM..TO.',
    ),
    'input-format': checked(texts, parseInputFormat).describe('Formats to read records as: [PATH=]NAME.'),
    'time-zone': checked(text, parseTimeZone).describe(
      'Of times that name none: UTC, +02:00, Europe/Berlin.',
    ),
    'max-record-size': checked(z.union([text, z.int().positive()]), (size) =>
      parseSize('max-record-size', size),
    ).describe('A record that is longer is counted instead of read: bytes, or a number with K, M or G.'),
    threads: checked(z.union([text, z.int().positive()]), (count) => parseThreads('threads', count)).describe(
      'Threads that go through lines beside the one that reads; 1 is none.',
    ),
    rules: z
      .union([z.literal(false), text, z.array(text)])
      .describe('Rules to run instead of the bundled ones, relative to this file; false for none.'),
    exceptions: texts.describe('Events to raise no alerts on, relative to this file.'),
  } satisfies Record<SettingName, z.ZodType>)
  .partial()
  .describe('Settings of Throughline. Each stands for the option of its name; a flag wins over it.');

export type Settings = z.infer<typeof settingsSchema>;
