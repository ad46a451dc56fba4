import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The player frame: one script and one style sheet, named by their content; the Worker writes the page around them. */
export default defineConfig({
  root: fileURLToPath(new URL("src/player-frame", import.meta.url)),
  base: "/",
  publicDir: false,
  build: {
    target: ["chrome123", "firefox128", "safari17.5"],
    emptyOutDir: false,
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: {
      input: fileURLToPath(new URL("src/player-frame/main.ts", import.meta.url)),
      output: {
        entryFileNames: "player/frame-[hash].js",
        assetFileNames: "player/frame-[hash][extname]",
      },
    },
  },
});
