import Bowser from "bowser";

export interface Device {
  deviceType: "desktop" | "mobile" | "tablet" | "other";
  /** Maker and model as far as the user agent tells, else empty. */
  deviceModel: string;
  /** Name without version: what one filters by. */
  browser: string;
  os: string;
}

const unknown: Device = { deviceType: "other", deviceModel: "", browser: "", os: "" };

/** @param userAgent the header as it came; an empty one gives the neutral device */
export function deviceOf(userAgent: string): Device {
  if (userAgent === "") return unknown;
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    deviceType: deviceTypeOf(platform.type),
    deviceModel: [platform.vendor, platform.model].filter(Boolean).join(" "),
    browser: browser.name ?? "",
    os: os.name ?? "",
  };
}

function deviceTypeOf(type: string | undefined): Device["deviceType"] {
  return type === "desktop" || type === "mobile" || type === "tablet" ? type : "other";
}
