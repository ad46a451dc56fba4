export interface Size {
  width: number;
  height: number;
}

export interface StagePlace {
  scale: number;
  left: number;
  top: number;
}

/** Where a page of `page` px stands in a stage of `stage` px: whole, in the middle, never enlarged. */
export function fitStage(stage: Size, page: Size): StagePlace {
  const scale = Math.min(1, stage.width / page.width, stage.height / page.height);
  return {
    scale,
    left: Math.round((stage.width - page.width * scale) / 2),
    top: Math.round((stage.height - page.height * scale) / 2),
  };
}
