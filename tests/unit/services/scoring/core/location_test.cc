#include "services/scoring/core/report/location.h"

#include <gtest/gtest.h>

namespace dudao::scoring {
namespace {

void AddHeading(v1::Segmentation* s, uint32_t begin, const std::string& text,
                const std::string& style, int parent) {
  v1::Heading* h = s->add_headings();
  h->mutable_span()->set_begin(begin);
  h->mutable_span()->set_end(begin + 2);
  h->set_text(text);
  h->set_style(style);
  if (parent >= 0) h->set_parent(static_cast<uint32_t>(parent));
  v1::Paragraph* p = s->add_paragraphs();
  p->mutable_span()->set_begin(begin);
  p->mutable_span()->set_end(begin + 8);
  p->set_heading(static_cast<uint32_t>(s->headings_size() - 1));
}

v1::Segmentation Sample() {
  v1::Segmentation s;
  v1::Paragraph* title = s.add_paragraphs();
  title->mutable_span()->set_begin(5);
  title->mutable_span()->set_end(9);
  s.add_chrome()->set_end(4);
  AddHeading(&s, 10, "二、履职情况", "一、", -1);
  AddHeading(&s, 20, "（一）自查情况", "(一)", 0);
  AddHeading(&s, 30, "2.经费投入", "1.", 1);
  AddHeading(&s, 50, "基本情况", "none", -1);
  v1::Item* item = s.add_items();
  item->mutable_span()->set_begin(33);
  item->mutable_span()->set_end(38);
  item->set_number("4)");
  return s;
}

std::string At(uint32_t begin) { return LocationOf(Sample(), {begin, begin + 1}); }

TEST(Location, IsSaidAsAnOfficerSaysIt) {
  EXPECT_EQ(At(34), "二、(一)2. 第4)项");
  EXPECT_EQ(At(30), "二、(一)2.");
  EXPECT_EQ(At(11), "二、");
  EXPECT_EQ(At(52), "“基本情况”");
  EXPECT_EQ(At(6), "标题");
  EXPECT_EQ(At(1), "网页信息");
}

TEST(Location, AnItemWithItsOwnHeadingIsNotNamedTwice) {
  v1::Segmentation s = Sample();
  s.mutable_items(0)->mutable_span()->set_begin(30);
  s.mutable_items(0)->set_number("2.");
  s.mutable_items(0)->set_heading(2);
  s.mutable_items(0)->set_number("2.");
  EXPECT_EQ(LocationOf(s, {34, 35}), "二、(一)2.");
}

TEST(Location, IsSaidWithThePageWhereThereIsOne) {
  v1::Document document;
  EXPECT_EQ(OnPage(document, {34, 35}, "二、"), "二、");
  for (uint32_t n = 1; n <= 3; ++n) {
    v1::Page* page = document.add_pages();
    page->set_number(n);
    page->mutable_span()->set_begin(20 * (n - 1));
    page->mutable_span()->set_end(20 * n - 1);
  }
  EXPECT_EQ(OnPage(document, {34, 35}, "二、"), "第2页 二、");
  EXPECT_EQ(OnPage(document, {39, 40}, "二、"), "二、");  // between two pages
  EXPECT_EQ(OnPage(document, {90, 91}, "二、"), "二、");
}

TEST(Location, ANumberIsSaidAsItsItemHasIt) {
  v1::Segmentation s;
  AddHeading(&s, 10, "1.2 师资队伍", "1.", -1);
  v1::Item* item = s.add_items();
  item->mutable_span()->set_begin(10);
  item->mutable_span()->set_end(18);
  item->set_number("1.2");
  item->set_heading(0);
  EXPECT_EQ(LocationOf(s, {14, 15}), "1.2");
}

TEST(Location, PathIsTheHeadingsWords) {
  const v1::Segmentation s = Sample();
  Locator locator(s);
  EXPECT_EQ(locator.HeadingPath({34, 35}),
            (std::vector<std::string_view>{"二、履职情况", "(一)自查情况", "2.经费投入"}));
}

}  // namespace
}  // namespace dudao::scoring
