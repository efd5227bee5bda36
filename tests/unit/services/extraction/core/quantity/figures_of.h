// The figures of one paragraph of text, read with the project's own lexicon: for tests.
#ifndef DUDAO_TESTS_UNIT_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURES_OF_H_
#define DUDAO_TESTS_UNIT_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURES_OF_H_

#include <string>
#include <vector>

#include "common/text/source_text.h"
#include "dudao/v1/extraction.pb.h"
#include "services/extraction/core/extractor.h"

namespace dudao::extraction {

// As Extractor gives them, of a report of 2020 published in 2021 whose paragraphs are the lines of
// `source`, in a section of `role`.
std::vector<v1::Quantity> FiguresOf(const text::SourceText& source, const std::string& role = "");
std::vector<v1::Quantity> FiguresOf(const std::string& utf8, const std::string& role = "");

// Their words, joined by spaces: 57所 31所.
std::string WordsOf(const std::string& utf8, const std::string& role = "");

}  // namespace dudao::extraction

#endif  // DUDAO_TESTS_UNIT_SERVICES_EXTRACTION_CORE_QUANTITY_FIGURES_OF_H_
