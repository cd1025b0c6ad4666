import { revealHidden } from '../text/reveal-hidden.js';
import { strings } from '../text/strings.js';

interface CustomerTextProps {
  text: string;
  /** A paragraph of its own instead of a part of a line. */
  block?: boolean;
  /**
   * Language tag of what the customer wrote or was shown: that of the page, which is the best that is known. Who writes
   * in another language on it is read out in the wrong voice. Left out for what is in our language or in none.
   */
  lang?: string | undefined;
}

/**
 * Text of somebody outside, exactly as it was written: text nodes only, its own reading direction, white space kept,
 * addresses not clickable, and characters that would not show named instead of obeyed.
 */
export const CustomerText = ({ text, block, lang }: CustomerTextProps) => {
  const stretches = revealHidden(text).map((stretch) =>
    stretch.hidden === undefined ? (
      stretch.text
    ) : (
      <bdi class="hidden-mark" dir="ltr" lang={strings.lang} title={strings.marks.hidden(stretch.hidden)}>
        {stretch.code}
      </bdi>
    ),
  );
  return block ? (
    <blockquote class="customer" dir="auto" lang={lang}>
      {stretches}
    </blockquote>
  ) : (
    <bdi class="customer-line" dir="auto" lang={lang}>
      {stretches}
    </bdi>
  );
};
