import { describe, expect, it } from "vitest";
import { deviceOf } from "./device.ts";

describe("the device a user agent names", () => {
  it.each([
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      { deviceType: "mobile", deviceModel: "Apple iPhone", browser: "Safari", os: "iOS" },
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
      { deviceType: "desktop", deviceModel: "", browser: "Chrome", os: "Windows" },
    ],
    ["", { deviceType: "other", deviceModel: "", browser: "", os: "" }],
    ["\u0000<script>", { deviceType: "other", deviceModel: "" }],
  ])("%s", (userAgent, device) => {
    expect(deviceOf(userAgent)).toMatchObject(device);
  });
});
