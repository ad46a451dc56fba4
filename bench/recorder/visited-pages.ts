import { type Hand, times } from "./hand.ts";

/** A page and what a visitor does there. */
export interface VisitedPage {
  id: string;
  what: string;
  path: string;
  /** Selector of what is there once the page is. */
  ready: string;
  /** From the hand's beginning to the visit's end. */
  visitMs: number;
  visit(hand: Hand): Promise<void>;
}

export const visitedPages: readonly VisitedPage[] = [
  {
    id: "swagger",
    what: "swagger-ui-dist with a document of 150 operations",
    path: "/swagger/index.html",
    ready: ".opblock",
    visitMs: 9_000,
    async visit(hand) {
      await hand.move([300, 200], [700, 420]);
      const operations = hand.page.locator(".opblock-summary-control");
      for (const [n, ms] of [
        [0, 800],
        [2, 1_700],
        [5, 2_600],
      ] as const) {
        await hand.at(ms);
        await hand.click(operations.nth(n));
      }
      await hand.wheel(400, times(3_400, 6, 200));
      await hand.at(4_800);
      await hand.click(".operation-filter-input");
      await hand.type("sto");
      await hand.at(6_000);
      for (let key = 0; key < 3; key++) await hand.page.keyboard.press("Backspace");
      await hand.wheel(500, times(7_000, 5, 200));
      await hand.move([200, 300], [800, 500]);
    },
  },
  {
    id: "sb-admin",
    what: "startbootstrap-sb-admin-2: dashboard, tables and registration, three documents",
    path: "/sb-admin/index.html",
    ready: "#accordionSidebar",
    visitMs: 10_500,
    async visit(hand) {
      await hand.move([500, 200], [900, 300]);
      await hand.at(900);
      await hand.click("#alertsDropdown");
      await hand.at(1_500);
      await hand.click("#userDropdown");
      await hand.wheel(300, times(2_000, 4, 200));
      await hand.at(3_000);
      await hand.go("/sb-admin/tables.html", "#dataTable_filter input");
      await hand.at(4_500);
      await hand.click("#dataTable_filter input");
      await hand.type("tokyo");
      await hand.at(5_600);
      await hand.click("#dataTable thead th:nth-child(4)");
      await hand.wheel(400, times(6_200, 2, 200));
      await hand.at(6_900);
      await hand.go("/sb-admin/register.html", "#exampleFirstName");
      await hand.at(8_200);
      await hand.click("#exampleFirstName");
      await hand.type("Ada");
      await hand.click("#exampleInputEmail");
      await hand.type("ada@example.test");
    },
  },
  {
    id: "grid",
    what: "ag-grid-community, 5,000 rows of 16 columns, 60 cells a second",
    path: "/own/grid.html",
    ready: ".ag-row",
    visitMs: 9_000,
    async visit(hand) {
      await hand.move([300, 300], [700, 420]);
      await hand.wheel(400, times(800, 8, 150));
      await hand.at(2_400);
      await hand.click('.ag-header-cell[col-id="kg0"]');
      await hand.at(3_200);
      await hand.click("#filter");
      await hand.type("dora");
      await hand.at(4_300);
      for (let key = 0; key < 4; key++) await hand.page.keyboard.press("Backspace");
      await hand.at(5_000);
      await hand.page.mouse.dblclick(220, 300);
      await hand.type("X1");
      await hand.page.keyboard.press("Enter");
      await hand.wheel(900, times(6_000, 8, 200));
      await hand.move([200, 300], [800, 500]);
    },
  },
  {
    id: "storm",
    what: "made up: 20,000 nodes; sixty times a second 5 lines in, 5 out, 20 texts, 10 classes, 1 style",
    path: "/own/storm.html",
    ready: "#still .line",
    visitMs: 9_000,
    async visit(hand) {
      await hand.page.evaluate("beginStorm(8000)");
      await hand.move([300, 200], [700, 420], [500, 500]);
      await hand.at(2_000);
      await hand.click("#word");
      await hand.type("hello");
      await hand.at(3_500);
      await hand.click("#press");
      await hand.at(4_500);
      await hand.click("#press");
      await hand.move([400, 300]);
      await hand.wheel(300, times(5_500, 6, 250));
    },
  },
  {
    id: "large",
    what: "made up: 50,000 nodes, 100 articles more twice",
    path: "/own/large.html",
    ready: "#more",
    visitMs: 7_000,
    async visit(hand) {
      await hand.move([300, 200], [700, 420]);
      await hand.at(1_500);
      await hand.click("article button");
      await hand.at(2_500);
      await hand.click("#more");
      await hand.wheel(500, times(3_200, 6, 200));
      await hand.at(5_000);
      await hand.click("article button");
    },
  },
];
