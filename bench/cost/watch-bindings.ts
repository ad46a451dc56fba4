import { AsyncLocalStorage } from "node:async_hooks";
import { noCounts } from "./counts.ts";
import { forbid, watch } from "./watch-calls.ts";

/** What the product has done so far. It counts where the product meets the platform, whatever code called. */
export const counts = noCounts();

const withinObject = new AsyncLocalStorage<true>();
export const asObject = <Result>(run: () => Result): Result => withinObject.run(true, run);

const countWait = (): void => {
  if (withinObject.getStore()) counts.objectWaits += 1;
};

export function watchSql(sql: object): void {
  watch(sql, "exec", (cursor) => {
    // Once whoever asked has read it to its end, which no code of the product puts off.
    queueMicrotask(() => {
      const { rowsRead, rowsWritten } = cursor as { rowsRead: number; rowsWritten: number };
      counts.objectRowsRead += rowsRead;
      counts.objectRowsWritten += rowsWritten;
    });
  });
}

/** All of D1's calls end in one method of its session, and only there every answer has its `meta`. */
export function watchD1(database: { alwaysPrimarySession: object }): void {
  watch(Object.getPrototypeOf(database.alwaysPrimarySession), "_send", (answer) => {
    countWait();
    void (answer as Promise<D1Answer | D1Answer[]>).then((answers) => {
      for (const { meta } of [answers].flat()) {
        counts.d1RowsRead += meta.rows_read;
        counts.d1RowsWritten += meta.rows_written;
      }
    });
  });
}
interface D1Answer {
  meta: { rows_read: number; rows_written: number };
}

/** Which call is of which class: https://developers.cloudflare.com/r2/pricing/. Deletes are free. */
export function watchR2(bucket: object): void {
  const prototype: object = Object.getPrototypeOf(bucket);
  const classes = {
    put: "r2ClassA",
    list: "r2ClassA",
    get: "r2ClassB",
    head: "r2ClassB",
    delete: null,
  } as const;
  for (const [method, name] of Object.entries(classes)) {
    watch(prototype, method, () => {
      countWait();
      if (name !== null) counts[name] += 1;
    });
  }
  forbid(prototype, ["createMultipartUpload", "resumeMultipartUpload"]);
}

/** Every call of a stub's method is a request of the object. */
export function watchObjects(namespace: object): void {
  const prototype: object = Object.getPrototypeOf(namespace);
  for (const method of ["get", "getByName"]) {
    watch(prototype, method, (stub) => countingCalls(stub as object));
  }
}

function countingCalls(stub: object): object {
  return new Proxy(stub, {
    get(target, method) {
      const call: unknown = Reflect.get(target, method);
      if (typeof call !== "function") return call;
      return (...args: unknown[]) => {
        counts.objectRequests += 1;
        return Reflect.apply(call, target, args);
      };
    },
  });
}
