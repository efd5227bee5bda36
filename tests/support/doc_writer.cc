#include "tests/support/doc_writer.h"

namespace dudao::test {
namespace {

constexpr size_t kSector = 512, kTextAt = 1024;
constexpr uint32_t kEnd = 0xFFFFFFFE, kFree = 0xFFFFFFFF, kTable = 0xFFFFFFFD;

void Put(std::string* out, uint64_t value, int width) {
  for (int i = 0; i < width; ++i) out->push_back(static_cast<char>(value >> (8 * i)));
}

void Set(std::string* out, size_t at, uint64_t value, int width) {
  for (int i = 0; i < width; ++i) (*out)[at + i] = static_cast<char>(value >> (8 * i));
}

void Pad(std::string* out, size_t unit) { out->resize((out->size() + unit - 1) / unit * unit); }

std::string Utf16(std::u16string_view units) {
  std::string out;
  for (const char16_t unit : units) Put(&out, unit, 2);
  return out;
}

// Chains of sectors, numbered in the order in which they come.
class Sectors {
 public:
  explicit Sectors(size_t size) : size_(size) {}

  uint32_t Add(std::string data) {
    if (data.empty()) return kEnd;
    const auto start = static_cast<uint32_t>(next_.size());
    Pad(&data, size_);
    bytes_ += data;
    for (size_t i = 0; i < data.size() / size_; ++i) {
      next_.push_back(static_cast<uint32_t>(next_.size() + 1));
    }
    next_.back() = kEnd;
    return start;
  }

  // Room for the table itself, which lists its own sectors.
  std::vector<uint32_t> AddTable() {
    size_t tables = 1;
    while ((next_.size() + tables) * 4 > tables * size_) ++tables;
    std::vector<uint32_t> places;
    for (size_t i = 0; i < tables; ++i) {
      places.push_back(static_cast<uint32_t>(next_.size()));
      next_.push_back(kTable);
    }
    bytes_ += Listed(tables * size_);
    return places;
  }

  std::string Listed(size_t size) const {
    std::string out;
    for (const uint32_t next : next_) Put(&out, next, 4);
    while (out.size() < size) Put(&out, kFree, 4);
    return out;
  }

  const std::string& bytes() const { return bytes_; }
  const std::vector<uint32_t>& next() const { return next_; }

 private:
  size_t size_;
  std::string bytes_;
  std::vector<uint32_t> next_;
};

std::string Entry(std::string_view name, int type, uint32_t right, uint32_t child, uint32_t start,
                  size_t size) {
  std::string out;
  for (const char c : name) Put(&out, static_cast<uint8_t>(c), 2);
  out.resize(64);
  Put(&out, 2 * (name.size() + 1), 2);
  Put(&out, static_cast<uint64_t>(type) | 0x100, 2);
  Put(&out, kFree, 4);
  Put(&out, right, 4);
  Put(&out, child, 4);
  out.resize(116);
  Put(&out, start, 4);
  Put(&out, size, 8);
  return out;
}

// Runs of text and their properties, a page each.
class Pages {
 public:
  void Add(uint32_t begin, uint32_t end, const std::string& packed) {
    std::string page;
    Put(&page, begin, 4);
    Put(&page, end, 4);
    page.resize(kSector);
    const size_t at = kSector - 2 - (packed.size() + 1) / 2 * 2;
    if (!packed.empty()) page.replace(at, packed.size(), packed);
    page[8] = static_cast<char>(packed.empty() ? 0 : at / 2);
    page[kSector - 1] = 1;
    pages_ += page;
    begins_.push_back(begin);
    end_ = end;
  }

  // The pages go to the end of `main`; the table that finds them is returned.
  std::string Finish(std::string* main) const {
    std::string out;
    for (const uint32_t begin : begins_) Put(&out, begin, 4);
    Put(&out, end_, 4);
    for (size_t i = 0; i < begins_.size(); ++i) Put(&out, main->size() / kSector + i, 4);
    *main += pages_;
    return out;
  }

 private:
  std::string pages_;
  std::vector<uint32_t> begins_;
  uint32_t end_ = 0;
};

std::string PackedParagraph(const DocParagraph& paragraph) {
  std::string body;
  Put(&body, paragraph.style, 2);
  body += paragraph.properties;
  // An odd length is told by one byte, an even one by two.
  std::string out;
  if (body.size() % 2 == 1) {
    Put(&out, (body.size() + 1) / 2, 1);
  } else {
    Put(&out, 0, 1);
    Put(&out, body.size() / 2, 1);
  }
  return out + body;
}

std::string PackedRun(const std::string& properties) {
  if (properties.empty()) return {};
  return std::string(1, static_cast<char>(properties.size())) + properties;
}

class Writer {
 public:
  explicit Writer(const Doc& doc) : doc_(doc), width_(doc.one_byte ? 1 : 2) {
    main_.resize(kTextAt);
  }

  std::string Write() {
    const size_t text = Story(doc_.text), footnotes = Story(doc_.footnotes);
    const size_t endnotes = Story(doc_.endnotes), boxes = Story(doc_.text_boxes);
    Set(&main_, 76, text + doc_.missing_text, 4);
    Set(&main_, 80, footnotes, 4);
    Set(&main_, 96, endnotes, 4);
    Set(&main_, 100, boxes, 4);
    Pad(&main_, kSector);
    Part(12, runs_.Finish(&main_));
    Part(13, paragraphs_.Finish(&main_));
    Part(33, PieceTable());
    Part(1, StyleSheet());
    Part(3, Notes(doc_.footnotes));
    Part(47, Notes(doc_.endnotes));
    Lists();
    Set(&main_, 0, doc_.ident, 2);
    Set(&main_, 2, doc_.version, 2);
    Set(&main_, 10, doc_.flags, 2);
    return CompoundFile({{doc_.main_name, main_}, {"1Table", table_}});
  }

 private:
  size_t Story(const std::vector<DocParagraph>& story) {
    const size_t before = characters_;
    for (const DocParagraph& paragraph : story) {
      const uint32_t begin = Place();
      for (const DocRun& run : paragraph.runs) Run(run.words, run.properties);
      Run(std::u16string(1, paragraph.mark), paragraph.mark_properties);
      paragraphs_.Add(begin, Place(), PackedParagraph(paragraph));
    }
    return characters_ - before;
  }

  uint32_t Place() const { return static_cast<uint32_t>(main_.size()); }

  void Run(const std::u16string& words, const std::string& properties) {
    const uint32_t begin = Place();
    for (const char16_t unit : words) Put(&main_, unit, width_);
    characters_ += words.size();
    runs_.Add(begin, Place(), PackedRun(properties));
  }

  void Part(size_t index, const std::string& part) {
    Set(&main_, 154 + 8 * index, table_.size(), 4);
    Set(&main_, 158 + 8 * index, part.size(), 4);
    table_ += part;
  }

  std::string PieceTable() const {
    std::string out = "\2";
    Put(&out, 16, 4);
    Put(&out, 0, 4);
    Put(&out, characters_, 4);
    Put(&out, 0, 2);
    Put(&out, doc_.one_byte ? 0x40000000 | kTextAt * 2 : kTextAt, 4);
    Put(&out, 0, 2);
    return out;
  }

  std::string StyleSheet() const {
    std::string out;
    Put(&out, 18, 2);
    Put(&out, doc_.styles.size(), 2);
    Put(&out, 10, 2);
    out.resize(20);
    for (const DocStyle& style : doc_.styles) {
      std::string row;
      Put(&row, style.built_in, 2);
      Put(&row, 1 | style.base << 4, 2);
      row.resize(10);
      Put(&row, 1, 2);
      row += Utf16(u"x");
      Put(&row, 0, 2);
      Put(&row, 2 + style.properties.size(), 2);
      Put(&row, 0, 2);
      row += style.properties;
      Put(&out, row.size(), 2);
      out += row;
      Pad(&out, 2);
    }
    return doc_.styles.empty() ? "" : out;
  }

  // Where each note begins, the end of the last, and one more.
  static std::string Notes(const std::vector<DocParagraph>& notes) {
    std::string out;
    uint32_t at = 0;
    for (const DocParagraph& note : notes) {
      Put(&out, at, 4);
      for (const DocRun& run : note.runs) at += static_cast<uint32_t>(run.words.size());
      ++at;
    }
    if (notes.empty()) return {};
    Put(&out, at, 4);
    Put(&out, at + 1, 4);
    return out;
  }

  // Definitions numbered from 100, each used by the list of its own index.
  void Lists() {
    if (doc_.lists.empty()) return;
    std::string heads, levels, uses;
    Put(&heads, doc_.lists.size(), 2);
    Put(&uses, doc_.lists.size(), 4);
    for (size_t i = 0; i < doc_.lists.size(); ++i) {
      const size_t begin = heads.size();
      Put(&heads, 100 + i, 4);
      Put(&heads, 0, 4);
      for (int level = 0; level < 9; ++level) Put(&heads, 0xFFF, 2);
      Put(&heads, doc_.lists[i].size() == 1 ? 1 : 0, 1);
      heads.resize(begin + 28);
      for (const DocLevel& level : doc_.lists[i]) levels += Level(level);
      const size_t use = uses.size();
      Put(&uses, 100 + i, 4);
      uses.resize(use + 16);
    }
    for (size_t i = 0; i < doc_.lists.size(); ++i) Put(&uses, 0xFFFFFFFF, 4);
    Part(73, heads);
    table_ += levels;
    Part(74, uses);
  }

  static std::string Level(const DocLevel& level) {
    std::string out;
    Put(&out, level.start, 4);
    Put(&out, level.format, 1);
    out.resize(15);
    Put(&out, level.follow, 1);
    out.resize(28);
    Put(&out, level.text.size(), 2);
    return out + Utf16(level.text);
  }

  const Doc& doc_;
  const int width_;
  std::string main_, table_;
  Pages paragraphs_, runs_;
  size_t characters_ = 0;
};

}  // namespace

std::string Sprm(uint16_t code, std::string_view operand) {
  std::string out;
  Put(&out, code, 2);
  return out.append(operand);
}

std::string CompoundFile(const std::vector<std::pair<std::string, std::string>>& streams) {
  Sectors sectors(kSector), small(64);
  std::vector<uint32_t> starts;
  for (const auto& [name, data] : streams) {
    starts.push_back(data.size() < 4096 ? small.Add(data) : sectors.Add(data));
  }
  const uint32_t small_table =
      small.next().empty() ? kEnd : sectors.Add(small.Listed(small.next().size() * 4));
  std::string directory =
      Entry("Root Entry", 5, kFree, 1, sectors.Add(small.bytes()), small.bytes().size());
  for (size_t i = 0; i < streams.size(); ++i) {
    const auto right = static_cast<uint32_t>(i + 1 < streams.size() ? i + 2 : kFree);
    directory += Entry(streams[i].first, 2, right, kFree, starts[i], streams[i].second.size());
  }
  const uint32_t directory_at = sectors.Add(directory);
  const auto tables = sectors.AddTable();
  std::string out = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  out.resize(kSector);
  Set(&out, 24, 0x0003003E, 4);
  Set(&out, 28, 0x0009FFFE, 4);
  Set(&out, 32, 6, 2);
  Set(&out, 44, tables.size(), 4);
  Set(&out, 48, directory_at, 4);
  Set(&out, 56, 4096, 4);
  Set(&out, 60, small_table, 4);
  Set(&out, 68, kEnd, 4);
  for (size_t i = 0; i < 109; ++i) Set(&out, 76 + 4 * i, i < tables.size() ? tables[i] : kFree, 4);
  return out + sectors.bytes();
}

std::string Doc::Bytes() const { return Writer(*this).Write(); }

}  // namespace dudao::test
