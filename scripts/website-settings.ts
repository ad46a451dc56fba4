import * as z from "zod";
import { type WebsiteSettings, websiteSettings } from "../protocol/api-settings.ts";
import { parseWebsiteId, type WebsiteId } from "../protocol/ids.ts";
import { quote } from "./seed.ts";

export const triggers = ["smart", "errors_only", "all"] as const;

/** How a website records. */
export interface Recording {
  trigger: (typeof triggers)[number];
  /** Share of sessions to record, 0 to 1; for trigger `all`. */
  samplingRate: number;
  settings: WebsiteSettings;
}

/** Options as typed; absent ones are undefined. */
export interface RecordingOptions {
  trigger?: string | undefined;
  sampling?: string | undefined;
  /** Path of a JSON file. */
  settings?: string | undefined;
}

/**
 * Of what is given, the part of a recording it says. Throws what is wrong with it.
 * @param readFile a file's text
 */
export function readRecording(
  options: RecordingOptions,
  readFile: (path: string) => string,
): Partial<Recording> {
  const recording: Partial<Recording> = {};
  if (options.trigger !== undefined) {
    const trigger = triggers.find((one) => one === options.trigger);
    if (trigger === undefined) throw new Error(`The trigger is one of ${triggers.join(", ")}.`);
    recording.trigger = trigger;
  }
  if (options.sampling !== undefined) {
    const rate = Number(options.sampling);
    if (options.sampling === "" || !(rate >= 0 && rate <= 1)) {
      throw new Error("The sampling is a share from 0 to 1.");
    }
    recording.samplingRate = rate;
  }
  if (options.settings !== undefined) {
    const parsed = websiteSettings.safeParse(JSON.parse(readFile(options.settings)));
    if (!parsed.success) throw new Error(`${options.settings}: ${z.prettifyError(parsed.error)}`);
    recording.settings = parsed.data;
  }
  return recording;
}

export function readWebsiteId(text: string): WebsiteId {
  const websiteId = parseWebsiteId(text);
  if (websiteId === null) throw new Error(`"${text}" is no website's id.`);
  return websiteId;
}

/** SQL that changes how a website records; its recorders hear of it by the revision. What is not said stays. */
export function recordingSql(websiteId: WebsiteId, recording: Partial<Recording>): string {
  const { trigger, samplingRate, settings } = recording;
  const changes = [
    ...(trigger === undefined ? [] : [`trigger = ${quote(trigger)}`]),
    ...(samplingRate === undefined ? [] : [`sampling_rate = ${samplingRate}`]),
    ...(settings === undefined ? [] : [`settings = ${quote(JSON.stringify(settings))}`]),
    "config_revision = config_revision + 1",
  ];
  return `UPDATE websites SET ${changes.join(", ")} WHERE website_id = ${quote(websiteId)};\n`;
}

export const websiteQuery = (websiteId: WebsiteId): string =>
  `SELECT website_id FROM websites WHERE website_id = ${quote(websiteId)}`;
