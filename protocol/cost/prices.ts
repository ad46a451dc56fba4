/**
 * Cloudflare's list prices on the Workers Paid plan, included allowances left out, as read on 21 November 2026:
 * developers.cloudflare.com/workers/platform/pricing, /durable-objects/platform/pricing, /d1/platform/pricing,
 * /r2/pricing.
 */
export const dollarsPerMillion = {
  workerRequests: 0.3,
  workerCpuMs: 0.02,
  objectRequests: 0.15,
  objectGbSeconds: 12.5,
  rowsRead: 0.001,
  rowsWritten: 1,
  r2ClassA: 4.5,
  r2ClassB: 0.36,
  logEvents: 0.6,
} as const;

export const dollarsPerGbMonth = { objects: 0.2, d1: 0.75, r2: 0.015 } as const;

/** An object is billed for 128 MB, whatever it uses. */
export const objectGb = 0.128;
