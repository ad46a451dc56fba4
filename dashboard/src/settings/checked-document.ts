import { settingsDocument } from "../../../protocol/api-website-settings.ts";
import { decideLinkTemplate } from "../../../protocol/link-template.ts";

/** The API's own schema, and what the API refuses beyond it. */
export const checkedDocument = settingsDocument.superRefine(({ links }, context) => {
  for (const name of ["contactUrl", "conversationUrl"] as const) {
    const template = links[name];
    const decision = template === null ? null : decideLinkTemplate(template);
    if (decision?.kind === "refused")
      context.addIssue({ code: "custom", path: ["links", name], message: decision.message });
  }
});
