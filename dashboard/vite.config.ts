import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The dashboard itself: a single-page app at the root of its origin. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/",
  plugins: [react(), tailwindcss()],
  worker: { format: "es" },
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    // Fonts stay files: an inlined one would be paid for by everybody, whatever script they read.
    assetsInlineLimit: 0,
  },
});
