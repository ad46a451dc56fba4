import type { Usage } from "../../../protocol/api-plan.ts";
import { formatCount } from "../design/format.ts";
import { Section } from "../design/section.tsx";

/** Small sums to a hundredth of a cent, so that the first session shows. */
const formatDollars = (dollars: number): string => {
  if (dollars > 0 && dollars < 0.00005) return "< $0.0001";
  return `$${dollars.toFixed(dollars >= 1 || dollars === 0 ? 2 : 4)}`;
};

/** What the range costs at Cloudflare, line by line. */
export function CostMeter({ usage }: { usage: Usage }) {
  const { cost } = usage;
  const lines = cost.lines.filter(({ amount }) => amount > 0);
  return (
    <Section
      title={`Cloudflare cost: ${formatDollars(cost.dollars)}`}
      words={`${usage.from} to ${usage.to}, at list prices without the allowances of an account, reckoned from what was counted.`}
    >
      {lines.length === 0 ? (
        <p className="text-muted">Nothing was recorded in this time.</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full">
            <thead>
              <tr className="text-left text-small text-muted">
                <th className="pb-1 font-normal">What</th>
                <th className="pb-1 pl-4 text-right font-normal">Amount</th>
                <th className="pb-1 pl-4 text-right font-normal">Dollars</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ what, amount, dollars }) => (
                <tr key={what} className="border-t border-line">
                  <td className="py-1.5">{what}</td>
                  <td className="py-1.5 pl-4 text-right text-muted">
                    {formatCount(Math.round(amount * 100) / 100)}
                  </td>
                  <td className="py-1.5 pl-4 text-right">{formatDollars(dollars)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
