package io.tributary.platform;

import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/**
 * How words become what is looked up. English and Chinese stand in one sentence ("请退 invoice 88213"), so one analyzer reads both: width,
 * case and accents folded, English by its stem beside the word as it stands, Chinese in simplified characters, each and each pair.
 */
public final class Analyzers implements LuceneAnalysisConfigurer {

    /** Written text, as it is stored. */
    public static final String TEXT = "text";

    /** What somebody looks for in it: pairs of Chinese characters alone, for single ones stand in every text. */
    public static final String TEXT_QUERY = "text-query";

    /** A number, a code or an address as it is stored: whole, its parts, and the beginnings of all of them. */
    public static final String IDENTIFIER = "identifier";

    /** A number, a code or an address, or a part of one, that somebody looks for. */
    public static final String IDENTIFIER_QUERY = "identifier-query";

    @Override
    public void configure(LuceneAnalysisConfigurationContext analysis) {
        analysis.analyzer(TEXT).custom()
                .tokenizer("standard")
                .tokenFilter("icuFolding")
                .tokenFilter("icuTransform").param("id", "Traditional-Simplified")
                .tokenFilter("cjkBigram").param("outputUnigrams", "true")
                .tokenFilter("englishPossessive")
                .tokenFilter("keywordRepeat")
                .tokenFilter("porterStem")
                .tokenFilter("removeDuplicates");
        analysis.analyzer(TEXT_QUERY).custom()
                .tokenizer("standard")
                .tokenFilter("icuFolding")
                .tokenFilter("icuTransform").param("id", "Traditional-Simplified")
                .tokenFilter("cjkBigram")
                .tokenFilter("englishPossessive")
                .tokenFilter("porterStem");
        analysis.analyzer(IDENTIFIER).custom()
                .tokenizer("keyword")
                .tokenFilter("icuFolding")
                .tokenFilter("wordDelimiterGraph")
                .param("preserveOriginal", "1")
                .param("catenateAll", "1")
                .param("splitOnCaseChange", "0")
                .param("splitOnNumerics", "1")
                .tokenFilter("edgeNGram").param("minGramSize", "2").param("maxGramSize", "16").param("preserveOriginal", "true")
                .tokenFilter("removeDuplicates");
        analysis.analyzer(IDENTIFIER_QUERY).custom()
                .tokenizer("keyword")
                .tokenFilter("icuFolding")
                .tokenFilter("patternReplace").param("pattern", "^[#@]+").param("replacement", "");
    }
}
