import { revealHidden } from '../text/reveal-hidden.js';
import { strings } from '../text/strings.js';

/**
 * Text of somebody outside, exactly as it was written: text nodes only, its own reading direction, white space kept,
 * addresses not clickable, and characters that would not show named instead of obeyed.
 */
export const CustomerText = ({ text, block }: { text: string; block?: boolean }) => {
  const stretches = revealHidden(text).map((stretch) =>
    stretch.hidden === undefined ? (
      stretch.text
    ) : (
      <bdi class="hidden-mark" dir="ltr" title={strings.marks.hidden(stretch.hidden)}>
        {stretch.code}
      </bdi>
    ),
  );
  return block ? (
    <blockquote class="customer" dir="auto">
      {stretches}
    </blockquote>
  ) : (
    <bdi class="customer-line" dir="auto">
      {stretches}
    </bdi>
  );
};
