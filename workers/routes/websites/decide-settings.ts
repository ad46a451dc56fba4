import type { SettingsDocument } from "../../../protocol/api-website-settings.ts";
import { decideLinkTemplate } from "../../../protocol/link-template.ts";

export type SettingsDecision =
  | { kind: "allowed"; document: SettingsDocument }
  | { kind: "link_template_invalid"; message: string };

/** A document of the right shape, as it is kept: what stands in a list twice stands there once. */
export function decideSettings(document: SettingsDocument): SettingsDecision {
  for (const [name, template] of Object.entries(document.links)) {
    const decision = template === null ? null : decideLinkTemplate(template);
    if (decision?.kind === "refused")
      return { kind: "link_template_invalid", message: `links.${name}: ${decision.message}` };
  }
  return {
    kind: "allowed",
    document: {
      ...document,
      domains: [...new Set(document.domains)],
      allowedOrigins: [...new Set(document.allowedOrigins)].sort(),
    },
  };
}
