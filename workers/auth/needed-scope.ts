import type { Scope } from "../../protocol/rights.ts";

interface Rule {
  methods?: RegExp;
  path: RegExp;
  /** Null: any caller, and the route says what they may. */
  scope: Scope | null;
}

const reading = /^(GET|HEAD)$/;
const changing = /^(?!GET$|HEAD$)/;

/** The first that fits counts. Whatever is added to the API without a rule of its own is read or written. */
const rules: readonly Rule[] = [
  { path: /^\/api\/(me|logins|organisations)(\/|$)/, scope: null },
  // A member may leave.
  { methods: /^DELETE$/, path: /^\/api\/members\/[^/]+$/, scope: null },
  { methods: reading, path: /^\/api\/members$/, scope: "read" },
  { methods: changing, path: /^\/api\/websites(\/[^/]+(\/(settings|site-keys)(\/.*)?)?)?$/, scope: "admin" },
  { path: /^\/api\/(members|invitations|keys|audit)(\/|$)/, scope: "admin" },
  // Addresses of receivers are often secrets themselves.
  { path: /^\/api\/websites\/[^/]+\/webhooks(\/|$)/, scope: "admin" },
  {
    methods: /^DELETE$/,
    path: /^\/api\/(replay\/[^/]+|websites\/[^/]+\/(visitors|contacts)\/[^/]+)$/,
    scope: "erase",
  },
  // A member's own, whatever they may change of the website.
  { path: /^\/api\/websites\/[^/]+\/saved-filters$/, scope: "read" },
  { methods: reading, path: /^\/api\//, scope: "read" },
  { path: /^/, scope: "write" },
];

/** What a caller needs to ask for this. */
export const neededScope = (method: string, pathname: string): Scope | null =>
  rules.find(({ methods, path }) => (methods?.test(method) ?? true) && path.test(pathname))?.scope ?? null;
