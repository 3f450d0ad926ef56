import { shownAlerts } from './alerts/shown-alerts.ts';
import type { OutputFormat } from './output-format.ts';
import { printableJson } from './text/printable-json.ts';
import { alertEvent } from './timesketch/alert-event.ts';
import { timelineEvents } from './timesketch/timeline-events.ts';

/** For Timesketch and whatever reads its shape: what happened when, one event a line, several a run. */
export const timesketch: OutputFormat = {
  name: 'timesketch',
  title: 'events for Timesketch, several lines a run',
  isForPeople: false,
  *render(report) {
    for (const attribution of report.result.attributions)
      for (const event of timelineEvents(attribution)) yield `${printableJson(event)}\n`;
    for (const alert of shownAlerts(report)) yield `${printableJson(alertEvent(alert))}\n`;
  },
};
