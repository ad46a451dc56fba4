import { expect, test } from "vitest";
import { checkTarget } from "./target-rule.ts";

const deployed = {
  DASHBOARD_ORIGIN: "https://replay.shop.example",
  PUBLIC_ORIGIN: "https://in.shop.example",
};
const local = { DASHBOARD_ORIGIN: "http://localhost:8787", PUBLIC_ORIGIN: "http://127.0.0.1:8787" };
const kindOf = (url: string, of = deployed) => checkTarget(url, of).kind;

test.for([
  "https://hooks.customer.example/playhead",
  "https://hooks.customer.example:8443/x?y=z",
  "https://hooks.customer.example:443/",
  "https://8.8.8.8/",
  "https://[2606:4700::1111]/",
])("%s is asked", (url) => {
  expect(kindOf(url)).toBe("allowed");
});

test.for([
  "http://hooks.customer.example/",
  "ftp://hooks.customer.example/",
  "https://hooks.customer.example:8080/",
  "https://user:word@hooks.customer.example/",
  "https://user@hooks.customer.example/",
  "hooks.customer.example",
  "https://",
  "javascript:alert(1)",
])("%s is not asked, because of its form", (url) => {
  expect(kindOf(url)).toBe("refused");
});

test.for([
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0177.0.0.1",
  "017700000001",
  "0",
  "10.1.2.3",
  "100.64.0.1",
  "100.127.255.255",
  "169.254.169.254",
  "0xa9fea9fe",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "224.0.0.1",
  "239.255.255.255",
  "255.255.255.255",
  "127.0.0.1.",
  "１２７.０.０.１",
])("no private IPv4 address is asked, however it is written: %s", (host) => {
  expect(kindOf(`https://${host}/`)).toBe("refused");
});

test.for([
  "::1",
  "::",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001::1",
  "2001:db8::1",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1",
  "fec0::1",
  "ff02::1",
])("no private IPv6 address is asked: %s", (host) => {
  expect(kindOf(`https://[${host}]/`)).toBe("refused");
});

test.for([
  "localhost",
  "LOCALHOST.",
  "intranet",
  "printer.local",
  "db.internal",
  "metadata.google.internal.",
  "a.localhost",
  "router.home.arpa",
])("no name of a private network is asked: %s", (host) => {
  expect(kindOf(`https://${host}/`)).toBe("refused");
});

test("a deployment does not ask itself", () => {
  expect(kindOf("https://replay.shop.example/api/sign-out")).toBe("refused");
  expect(kindOf("https://in.shop.example./v1/chunks")).toBe("refused");
  expect(kindOf("https://IN.shop.example:8443/")).toBe("refused");
});

test("a local start asks receivers on the same machine, but not itself", () => {
  expect(kindOf("http://127.0.0.1:9000/hook", local)).toBe("allowed");
  expect(kindOf("http://localhost:9000/hook", local)).toBe("allowed");
  expect(kindOf("http://[::1]:9000/hook", local)).toBe("allowed");
  expect(kindOf("http://localhost:8787/api", local)).toBe("refused");
  expect(kindOf("http://127.2.2.2:8787/api", local)).toBe("refused");
  expect(kindOf("http://192.168.0.7/hook", local)).toBe("refused");
  expect(kindOf("http://hooks.customer.example/", local)).toBe("refused");
});
