#include "services/ingest/core/zip/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "common/status/stage_error.h"
#include "tests/support/zip_writer.h"

namespace dudao::ingest::zip {
namespace {

using namespace std::string_literals;
using test::Zip;
using test::ZipEntry;
using test::ZipWriter;
using ::testing::ElementsAre;

std::string CodeOf(const absl::Status& status) {
  const auto error = StageErrorOf(status);
  return error ? error->code() : status.ok() ? "" : "no StageError";
}

// The code that opening, or reading all entries, ends with; empty when all went well.
std::string Outcome(std::string_view bytes, const Limits& limits = {}) {
  auto archive = Archive::Open(bytes, limits);
  if (!archive.ok()) return CodeOf(archive.status());
  for (const Entry& entry : archive->entries()) {
    const auto data = archive->Read(entry);
    if (!data.ok()) return CodeOf(data.status());
  }
  return "";
}

std::vector<std::string> Names(std::string_view bytes) {
  std::vector<std::string> out;
  const auto archive = Archive::Open(bytes, {});
  if (!archive.ok()) return {archive.status().ToString()};
  for (const Entry& entry : archive->entries()) out.push_back(entry.name);
  return out;
}

std::string OneEntry(ZipEntry entry) { return ZipWriter().Add(entry).Finish(); }

TEST(Archive, ReadsStoredAndDeflatedEntries) {
  const std::string bytes = ZipWriter()
                                .Add("word/document.xml", std::string(5000, 'x'))
                                .Add({.name = "b.txt", .data = "stored", .deflate = false})
                                .Add("empty", "")
                                .Finish();
  auto archive = Archive::Open(bytes, {});
  ASSERT_TRUE(archive.ok()) << archive.status();
  EXPECT_EQ(*archive->Read("word/document.xml"), std::string(5000, 'x'));
  EXPECT_EQ(*archive->Read("b.txt"), "stored");
  EXPECT_EQ(*archive->Read("empty"), "");
}

TEST(Archive, FindsPartsAsOpcDoes) {
  const std::string bytes = Zip({{"Word/Document.xml", "1"}, {"a", "old"}, {"a", "new"}});
  auto archive = Archive::Open(bytes, {});
  ASSERT_TRUE(archive.ok());
  EXPECT_EQ(*archive->Read("/word/document.xml"), "1");
  EXPECT_EQ(*archive->Read("a"), "new") << "what was appended last counts";
  EXPECT_EQ(archive->Find("b"), nullptr);
  EXPECT_EQ(CodeOf(archive->Read("b").status()), "damaged_file");
}

TEST(Archive, NamesAreUtf8OrGbk) {
  const std::string gbk = "\xD7\xD4\xC6\xC0\xB1\xA8\xB8\xE6.docx";  // 自评报告.docx
  EXPECT_THAT(Names(OneEntry({.name = "自评报告.docx"})), ElementsAre("自评报告.docx"));
  EXPECT_THAT(Names(OneEntry({.name = gbk, .flags = 0})), ElementsAre("自评报告.docx"));
  EXPECT_THAT(Names(OneEntry({.name = "自评报告.docx", .flags = 0})), ElementsAre("自评报告.docx"));
  EXPECT_THAT(Names(OneEntry({.name = gbk})), ElementsAre("自评报告.docx")) << "a lying flag";
  EXPECT_THAT(Names(OneEntry({.name = "a\\b.txt", .flags = 0})), ElementsAre("a/b.txt"));
}

TEST(Archive, AllUnmarkedNamesDecideTogether) {
  // 联通 in GBK is well-formed UTF-8 by chance; the name beside it is not.
  const std::string bytes = ZipWriter()
                                .Add({.name = "\xC1\xAA\xCD\xA8", .flags = 0})
                                .Add({.name = "\xB2\xC4\xC1\xCF", .flags = 0})
                                .Finish();
  EXPECT_THAT(Names(bytes), ElementsAre("联通", "材料"));
}

TEST(Archive, TheUnicodePathFieldWinsWhenItFits) {
  // Info-ZIP 0x7075: version 1, CRC-32 of the raw name, the name in UTF-8.
  const std::string good = "\x75\x70\x0B\0\x01\x43\xBE\xB7\xE8材料"s;
  const std::string stale = "\x75\x70\x0B\0\x01\0\0\0\0材料"s;
  EXPECT_THAT(Names(OneEntry({.name = "a", .flags = 0, .extra = good})), ElementsAre("材料"));
  EXPECT_THAT(Names(OneEntry({.name = "a", .flags = 0, .extra = stale})), ElementsAre("a"));
}

TEST(Archive, KnowsFolders) {
  const std::string bytes = Zip({{"材料/", ""}, {"材料/a.txt", "1"}});
  const auto archive = Archive::Open(bytes, {});
  ASSERT_TRUE(archive.ok());
  EXPECT_TRUE(archive->entries()[0].folder);
  EXPECT_FALSE(archive->entries()[1].folder);
}

TEST(Archive, TakesWhatServersPutBehind) { EXPECT_EQ(Outcome(Zip({{"a", "1"}}) + "\r\n\r\n"), ""); }

struct Refused {
  const char* what;
  std::string bytes;
  const char* code;
};

class RefusedTest : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedTest, IsNamed) { EXPECT_EQ(Outcome(GetParam().bytes), GetParam().code); }

std::string WithByte(std::string bytes, size_t at, char c) {
  bytes[at] = c;
  return bytes;
}

// The second row of the directory points at the first one's data.
std::string Overlapping() {
  std::string bytes = Zip({{"a", "1234"}, {"b", "1234"}});
  const size_t second = bytes.rfind("PK\1\2");
  return bytes.replace(second + 42, 4, 4, '\0');
}

std::string Zip64WithoutItsRecord() {
  std::string bytes = Zip({{"a", "1"}});
  return bytes.replace(bytes.size() - 6, 4, 4, '\xFF');
}

INSTANTIATE_TEST_SUITE_P(
    Archive, RefusedTest,
    ::testing::Values(
        Refused{"nothing", "", "damaged_file"}, Refused{"no archive", "PK\3\4abc", "damaged_file"},
        Refused{"up", OneEntry({.name = "../../etc/passwd"}), "unsafe_entry"},
        Refused{"up inside", OneEntry({.name = "a/../../b"}), "unsafe_entry"},
        Refused{"up as Windows writes it", OneEntry({.name = "..\\b", .flags = 0}), "unsafe_entry"},
        Refused{"absolute", OneEntry({.name = "/etc/passwd"}), "unsafe_entry"},
        Refused{"a drive", OneEntry({.name = "C:\\b"}), "unsafe_entry"},
        Refused{"no name", OneEntry({.name = ""}), "unsafe_entry"},
        Refused{"a zero in a name", OneEntry({.name = "a\0b"s}), "unsafe_entry"},
        Refused{"encrypted", OneEntry({.name = "a", .flags = 1}), "encrypted_file"},
        Refused{"strong encryption", OneEntry({.name = "a", .flags = 0x40}), "encrypted_file"},
        Refused{"a method nobody uses", OneEntry({.name = "a", .data = "1", .method = 12}),
                "damaged_file"},
        Refused{"overlap", Overlapping(), "damaged_file"},
        Refused{"bad checksum", WithByte(Zip({{"a", "1"}}), 14, '!'), ""},
        Refused{"bad checksum in the directory",
                WithByte(Zip({{"a", "1"}}), Zip({{"a", "1"}}).find("PK\1\2") + 16, '!'),
                "damaged_file"},
        Refused{"ZIP64 without its record", Zip64WithoutItsRecord(), "damaged_file"},
        Refused{"a bomb", Zip({{"a", std::string(30u << 20, '0')}}), "archive_bomb"},
        Refused{"not yet a bomb", Zip({{"a", std::string(100u << 10, '0')}}), ""}),
    [](const auto& info) { return std::to_string(info.index); });

// Sizes and place of 64 bits stand in an extra field, all-ones in their own.
TEST(Archive, ReadsZip64Rows) {
  const std::string sizes =
      "\1\0\x18\0"s + "\x06\0\0\0\0\0\0\0"s + "\x06\0\0\0\0\0\0\0"s + "\0\0\0\0\0\0\0\0"s;
  std::string bytes = OneEntry({.name = "a", .data = "stored", .deflate = false, .extra = sizes});
  const size_t row = bytes.rfind("PK\1\2");
  bytes.replace(row + 20, 8, 8, '\xFF');
  bytes.replace(row + 42, 4, 4, '\xFF');
  auto archive = Archive::Open(bytes, {});
  ASSERT_TRUE(archive.ok()) << archive.status();
  EXPECT_EQ(*archive->Read("a"), "stored");
  EXPECT_EQ(Outcome(bytes.replace(row + 47 + 4, 1, 1, '\x7F')), "damaged_file");
}

// The directory's own place in the record of 64 bits that a locator before the end names.
TEST(Archive, ReadsTheZip64Record) {
  std::string bytes = Zip({{"a", "1"}});
  const auto number = [](uint64_t value) {
    std::string out;
    for (int i = 0; i < 8; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
    return out;
  };
  const size_t row = bytes.rfind("PK\1\2"), end = bytes.rfind("PK\5\6");
  const std::string record = "PK\6\6" + number(44) + std::string(12, '\0') + number(1) + number(1) +
                             number(end - row) + number(row) + "PK\6\7" + std::string(4, '\0') +
                             number(end) + std::string("\1\0\0\0", 4);
  bytes.insert(end, record);
  bytes.replace(bytes.size() - 6, 4, 4, '\xFF');
  EXPECT_THAT(Names(bytes), ElementsAre("a"));
}

TEST(Archive, CountsWhatComesOut) {
  const std::string two = Zip({{"a", "12345678"}, {"b", "12345678"}});
  EXPECT_EQ(Outcome(two, {.max_entry_bytes = 7}), "archive_too_large");
  EXPECT_EQ(Outcome(two, {.max_archive_bytes = 15}), "archive_too_large");
  EXPECT_EQ(Outcome(two, {.max_archive_bytes = 16}), "");
  EXPECT_EQ(Outcome(two, {.max_archive_entries = 1}), "archive_too_large");
  EXPECT_EQ(Outcome(two, {.max_inflate_ratio = 0, .inflate_free_bytes = 8}), "");
  EXPECT_EQ(Outcome(two, {.max_inflate_ratio = 0, .inflate_free_bytes = 7}), "archive_bomb");
}

TEST(Archive, EveryTruncationIsRefused) {
  const std::string bytes = Zip({{"a.txt", "一二三四五"}, {"b.txt", std::string(300, 'b')}});
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(Outcome(std::string_view(bytes).substr(0, length)), "damaged_file") << length;
  }
}

TEST(Archive, MutationsEndInANamedCode) {
  const std::string bytes = Zip({{"材料/a.txt", "一二三四五"}, {"b.txt", std::string(300, 'b')}});
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string spoilt = bytes;
    for (int n = static_cast<int>(random() % 4); n >= 0; --n) {
      spoilt[random() % spoilt.size()] = static_cast<char>(random());
    }
    EXPECT_NE(Outcome(spoilt), "no StageError");
  }
}

}  // namespace
}  // namespace dudao::ingest::zip
