export interface Size {
  width: number;
  height: number;
}

export interface StagePlace {
  scale: number;
  /** Whole pixels, so that no seam shows at the edge. */
  box: Size & { left: number; top: number };
}

/** Where a page of `page` px stands in a stage of `stage` px: whole, in the middle, never enlarged. */
export function fitStage(stage: Size, page: Size): StagePlace {
  const scale = Math.min(1, stage.width / page.width, stage.height / page.height);
  const width = Math.floor(page.width * scale);
  const height = Math.floor(page.height * scale);
  const left = Math.round((stage.width - width) / 2);
  const top = Math.round((stage.height - height) / 2);
  return { scale, box: { left, top, width, height } };
}
