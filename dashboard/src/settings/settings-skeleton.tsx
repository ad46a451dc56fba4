import { Section } from "../design/section.tsx";
import { SkeletonBar } from "../design/skeleton.tsx";

/** Two parts before the first answer. */
export function SettingsSkeleton() {
  return (
    <div role="status" aria-label="Loading the settings" className="flex flex-col gap-4">
      {["h-40", "h-64"].map((height) => (
        <div key={height} aria-hidden="true">
          <Section title="…">
            <div className={height}>
              <SkeletonBar className="w-96" />
              <SkeletonBar className="mt-3 w-72" />
            </div>
          </Section>
        </div>
      ))}
    </div>
  );
}
