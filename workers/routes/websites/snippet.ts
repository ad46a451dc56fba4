/** What a website puts into the head of its pages. */
export const snippetOf = (publicOrigin: string, siteKey: string): string =>
  `<script async src="${publicOrigin}/r/${siteKey}.js"></script>`;
