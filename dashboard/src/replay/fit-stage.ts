export interface Size {
  width: number;
  height: number;
}

export interface StagePlace {
  scale: number;
  left: number;
  top: number;
  /** Whole pixels, so that no seam shows at the edge. */
  width: number;
  height: number;
}

/** Where a page of `page` px stands in a stage of `stage` px: whole, in the middle, never enlarged. */
export function fitStage(stage: Size, page: Size): StagePlace {
  const scale = Math.min(1, stage.width / page.width, stage.height / page.height);
  const width = Math.floor(page.width * scale);
  const height = Math.floor(page.height * scale);
  return {
    scale,
    left: Math.round((stage.width - width) / 2),
    top: Math.round((stage.height - height) / 2),
    width,
    height,
  };
}
