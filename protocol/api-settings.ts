import * as z from "zod";

const patterns = z.array(z.string().min(1).max(500)).max(100);
const selectors = z.array(z.string().min(1).max(200)).max(100);
const durationMs = z.int().min(0).max(86_400_000);

/** What a member may set of a website's recorder, beside trigger and sampling; see `RecorderConfig`. All of it may be absent. */
export const websiteSettings = z
  .strictObject({
    privacy: z
      .strictObject({
        level: z.enum(["strict", "balanced", "open"]),
        maskEmails: z.boolean(),
        maskSelectors: selectors,
        blockSelectors: selectors,
        ignoreSelectors: selectors,
        excludedPages: patterns,
      })
      .partial(),
    smart: z
      .strictObject({
        errors: z.boolean(),
        rageClick: z.boolean(),
        deadClick: z.boolean(),
        slowClick: z.boolean(),
        errorClick: z.boolean(),
        formAbandonment: z.boolean(),
        failedSubmissions: z.boolean(),
        scrollThrash: z.boolean(),
        highValue: z
          .strictObject({
            pages: patterns,
            minPages: z.int().min(0).max(10_000),
            minEngagedMs: durationMs,
            customEvents: z.array(z.string().min(1).max(256)).max(100),
            identified: z.boolean(),
          })
          .partial(),
      })
      .partial(),
    thresholds: z
      .strictObject({
        rageClicks: z.int().min(2).max(20),
        rageSevereClicks: z.int().min(2).max(20),
        rageRadiusPx: z.int().min(1).max(500),
        rageGapMs: z.int().min(50).max(5_000),
        deadClickMs: z.int().min(500).max(3_000),
        slowClickMs: z.int().min(500).max(10_000),
        errorClickMs: z.int().min(100).max(10_000),
        abandonFields: z.int().min(1).max(20),
        failedSubmissions: z.int().min(1).max(20),
        fieldStays: z.int().min(2).max(20),
        scrollReversals: z.int().min(2).max(10),
        scrollWindowMs: z.int().min(500).max(60_000),
        pinchZooms: z.int().min(1).max(10),
        pinchWindowMs: z.int().min(1_000).max(300_000),
        mouseTurns: z.int().min(3).max(30),
        mouseWindowMs: z.int().min(500).max(10_000),
        quickBackMs: z.int().min(500).max(60_000),
        reloads: z.int().min(2).max(10),
        reloadWindowMs: z.int().min(1_000).max(600_000),
        slowContentMs: z.int().min(500).max(60_000),
        slowDocumentMs: z.int().min(500).max(60_000),
      })
      .partial(),
    minDurationMs: durationMs,
    consentRequired: z.boolean(),
    respectDnt: z.boolean(),
    console: z.enum(["off", "error", "warn", "all"]),
    requests: z.enum(["off", "failed_or_slow", "all"]),
    slowRequestMs: durationMs,
    recordCanvas: z.boolean(),
    presence: z
      .enum(["off", "recorded", "everyone"])
      .describe("Whose presence members see; absent: `recorded`, which costs no request of the others."),
  })
  .partial();
export type WebsiteSettings = z.infer<typeof websiteSettings>;
