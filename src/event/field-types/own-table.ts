/**
 * Fields outside ECS whose types our own readers and the attribution know, in the form of the ECS table. Whatever is
 * plain keyword is left out: the rule for unknown fields gives the same.
 */
export const ownTable = `
- keyword _id _index
azure.activitylogs flattened properties
azure.activitylogs keyword caller category operation_name result_signature result_type tenant_id
azure.activitylogs.identity.claims keyword appid ipaddr
powershell.file text script_block_text
throughline.attribution nested candidates evidence
throughline.attribution.candidates.operation date end start
throughline.attribution.candidates.operation.principal ip token_ip
throughline.attribution.candidates.source ip ip
throughline.attribution.candidates.source.as long number
throughline.attribution.coverage.cloud date from to
throughline.attribution.coverage.guest date from to
throughline.attribution.evidence match_only_text text
throughline.execution date end observed_start start
throughline.execution long sequence
throughline.execution nested processes
throughline.execution.processes boolean linked_by_pid
throughline.execution.processes date start
throughline.execution.processes long depth parent_pid pid
throughline.execution.processes wildcard command_line
throughline.execution.script text text
throughline.operation date end start
throughline.operation.principal ip token_ip
throughline nested sources
throughline.sources date time
throughline.sources long index line
winlog.process long pid
winlog.process.thread long id
`;

/**
 * Scripts are analysed by a pattern in Elastic's Windows integration, by the standard analyser elsewhere; the event does
 * not tell which, so a term of either counts.
 */
export const scriptFields: readonly string[] = [
  'powershell.file.script_block_text',
  'throughline.execution.script.text',
];
