import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { isPortFree, parsePort } from "./ports.ts";

it.each(["127.0.0.1", "::1"])(
  "a port somebody listens on at %s is not free, and is again afterwards",
  async (host) => {
    const server = createServer().listen(0, host);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await isPortFree(port)).toBe(false);
    server.close();
    await once(server, "close");
    expect(await isPortFree(port)).toBe(true);
  },
);

it("a port is a whole number a machine has", () => {
  expect(parsePort(undefined, 8787)).toBe(8787);
  expect(parsePort("", 8787)).toBe(8787);
  expect(parsePort("9000", 8787)).toBe(9000);
  for (const text of ["0", "65536", "80.5", "eighty", "-1"]) expect(parsePort(text, 8787)).toBeNull();
});
