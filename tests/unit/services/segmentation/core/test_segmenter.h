// The segmenter over the project's own data, built once for all tests of the program.
#ifndef DUDAO_TESTS_UNIT_SERVICES_SEGMENTATION_CORE_TEST_SEGMENTER_H_
#define DUDAO_TESTS_UNIT_SERVICES_SEGMENTATION_CORE_TEST_SEGMENTER_H_

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "common/config/data_dir.h"
#include "common/text/source_text.h"
#include "services/segmentation/core/lexicon.h"
#include "services/segmentation/core/segmenter.h"

namespace dudao::segmentation {

inline const text::DataSet& TestData() {
  static const text::DataSet data = [] {
    auto read = ReadDataDir(DUDAO_SOURCE_DIR "/data");
    if (!read.ok()) {
      std::cerr << read.status() << "\n";
      std::abort();
    }
    return *std::move(read);
  }();
  return data;
}

inline const Segmenter& TestSegmenter() {
  static const auto segmenter = Segmenter::Create(TestData());
  if (!segmenter.ok()) {
    std::cerr << segmenter.status() << "\n";
    std::abort();
  }
  return **segmenter;
}

inline const Lexicon& TestLexicon() {
  static const auto lexicon = Lexicon::Create(TestData());
  return *lexicon;
}

}  // namespace dudao::segmentation

#endif  // DUDAO_TESTS_UNIT_SERVICES_SEGMENTATION_CORE_TEST_SEGMENTER_H_
