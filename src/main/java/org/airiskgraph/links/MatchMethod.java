package org.airiskgraph.links;

/**
 * The parameters by which risks are ranked for a free text; {@code src/site/matching.md} describes the method. Chosen
 * on the sentences for development in {@code src/bench/judged-register.tsv}.
 *
 * @param concepts the weight of concepts in common
 * @param similarity the weight of words in common, as the cosine of the two texts
 * @param coverage the weight of words in common, as the share of the text's words that the risk has (BM25)
 * @param subdomain the weight of the sub-domain that the text suggests; the four weights add up to 1
 * @param saturation the squared length at which the concepts of a text have half of the weight that they could have
 * @param setting the weight of a concept that says only where AI is used, relative to others
 * @param feedback the weight of the concepts of the risks that are nearest at first sight, relative to the text's own
 * @param nearest the number of these risks
 * @param contrast the power of a sub-domain's similarity; the higher, the more the most similar one counts
 * @param evidence the power of the odds by which the words of a text speak for a sub-domain
 * @param excluded a factor in [0,1] for risks that the repository excludes from its domains
 * @param examples the weight of the concepts of the nearest example sentences
 * @param known how much less a sub-domain counts where the concepts of the text have length 1, in [0,1]
 * @param related how much more the words must speak for some sub-domain than for a text that has nothing to do with AI,
 *     as a logarithm of odds, if the text names no concept
 */
record MatchMethod(double concepts, double similarity, double coverage, double subdomain, double saturation,
    double setting, double feedback, int nearest, double contrast, double evidence, double excluded, double examples,
    double known, double related) {

  static MatchMethod standard() {
    return new MatchMethod(0.35, 0.15, 0.22, 0.28, 5, 0.03, 0.3, 10, 3, 0.25, 0.7, 1.5, 0.5, 11);
  }
}
