#include "common/text/decimal.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dudao::text {
namespace {

constexpr int kMaxScale = 30;
constexpr int kMaxDigits = 36;
__extension__ typedef __int128 Int;
__extension__ typedef unsigned __int128 UInt;

// v × 10^power; false when it does not fit.
bool Scale(Int* v, int power) {
  for (; power > 0; --power) {
    if (__builtin_mul_overflow(*v, Int{10}, v)) return false;
  }
  return true;
}

// n / d rounded half away from zero, d > 0.
Int RoundedQuotient(Int n, Int d) {
  const bool negative = n < 0;
  const UInt magnitude = negative ? -static_cast<UInt>(n) : static_cast<UInt>(n);
  const UInt divisor = static_cast<UInt>(d);
  UInt q = magnitude / divisor;
  const UInt rest = magnitude % divisor;
  if (rest >= divisor - rest) ++q;
  return negative ? -static_cast<Int>(q) : static_cast<Int>(q);
}

// The last digit of `v`, taken off. Nearly all figures fit in 64 bits, where division is cheap.
int TakeDigit(UInt* v) {
  if (*v <= UINT64_MAX) {
    const auto small = static_cast<uint64_t>(*v);
    *v = small / 10;
    return static_cast<int>(small % 10);
  }
  const int digit = static_cast<int>(*v % 10);
  *v /= 10;
  return digit;
}

std::string Digits(Int mantissa, int scale) {
  const bool negative = mantissa < 0;
  UInt v = negative ? -static_cast<UInt>(mantissa) : static_cast<UInt>(mantissa);
  std::array<char, kMaxScale + 44> digits;  // 2^127 has 39, a point and a sign
  char* const end = digits.data() + digits.size();
  char* at = end;
  for (int written = 0; v != 0 || written <= scale; ++written) {
    if (written == scale && scale > 0) *--at = '.';
    *--at = static_cast<char>('0' + TakeDigit(&v));
  }
  if (negative) *--at = '-';
  return std::string(at, end);
}

// Whether `v` ends in 0.
bool EndsInZero(Int v) {
  if (v >= 0 && v <= INT64_MAX) return static_cast<int64_t>(v) % 10 == 0;
  return v % 10 == 0;
}

}  // namespace

Decimal Decimal::Of(int64_t mantissa, int scale) {
  return scale < 0 || scale > kMaxScale ? Undefined() : Decimal(Int{mantissa}, scale);
}

Decimal Decimal::Undefined() {
  Decimal d;
  d.defined_ = false;
  return d;
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  Int mantissa = 0;
  int digits = 0, scale = -1;
  for (char c : text) {
    if (c == '.') {
      if (scale >= 0) return std::nullopt;
      scale = 0;
    } else if (c >= '0' && c <= '9') {
      if (++digits > kMaxDigits) return std::nullopt;
      mantissa = mantissa * 10 + (c - '0');
      if (scale >= 0) ++scale;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || scale > kMaxScale) return std::nullopt;
  return Decimal(negative ? -mantissa : mantissa, std::max(scale, 0));
}

bool Decimal::is_whole() const {
  if (!defined_) return false;
  Int v = mantissa_;
  for (int i = 0; i < scale_; ++i) {
    if (v % 10 != 0) return false;
    v /= 10;
  }
  return true;
}

Decimal Decimal::operator-() const {
  if (!defined_) return *this;
  Int v;
  if (__builtin_sub_overflow(Int{0}, mantissa_, &v)) return Undefined();
  return Decimal(v, scale_);
}

Decimal Decimal::Shift(int power) const {
  if (!defined_ || power < -2 * kMaxScale || power > 2 * kMaxScale) return Undefined();
  const int scale = scale_ - power;
  if (scale > kMaxScale) return Undefined();
  if (scale >= 0) return Decimal(mantissa_, scale);
  Int v = mantissa_;
  return Scale(&v, -scale) ? Decimal(v, 0) : Undefined();
}

Decimal Decimal::Round(int digits) const {
  if (!defined_ || digits < 0 || digits > kMaxScale) return Undefined();
  Int v = mantissa_;
  if (digits >= scale_) return Scale(&v, digits - scale_) ? Decimal(v, digits) : Undefined();
  Int d = 1;
  if (!Scale(&d, scale_ - digits)) return Undefined();
  return Decimal(RoundedQuotient(v, d), digits);
}

bool Decimal::Align(Decimal* a, Decimal* b) {
  if (!a->defined_ || !b->defined_) return false;
  if (a->scale_ == b->scale_) return true;
  const int scale = std::max(a->scale(), b->scale());
  const bool fits =
      Scale(&a->mantissa_, scale - a->scale_) && Scale(&b->mantissa_, scale - b->scale_);
  a->scale_ = b->scale_ = static_cast<int8_t>(scale);
  return fits;
}

Decimal operator+(Decimal a, Decimal b) {
  Int sum;
  if (!Decimal::Align(&a, &b) || __builtin_add_overflow(a.mantissa_, b.mantissa_, &sum)) {
    return Decimal::Undefined();
  }
  return Decimal(sum, a.scale_);
}

Decimal operator-(Decimal a, Decimal b) { return a + -b; }

Decimal operator*(Decimal a, Decimal b) {
  Int product;
  if (!a.defined_ || !b.defined_ || a.scale_ + b.scale_ > kMaxScale ||
      __builtin_mul_overflow(a.mantissa_, b.mantissa_, &product)) {
    return Decimal::Undefined();
  }
  return Decimal(product, a.scale_ + b.scale_);
}

bool operator==(Decimal a, Decimal b) {
  return Decimal::Align(&a, &b) && a.mantissa_ == b.mantissa_;
}

bool operator<(Decimal a, Decimal b) { return Decimal::Align(&a, &b) && a.mantissa_ < b.mantissa_; }

Decimal Divide(Decimal a, Decimal b, int digits) {
  if (digits < 0 || digits > kMaxScale || !Decimal::Align(&a, &b) || b.mantissa_ == 0) {
    return Decimal::Undefined();
  }
  if (b.mantissa_ < 0) {
    a = -a;
    b = -b;
  }
  if (!a.defined_ || !b.defined_ || !Scale(&a.mantissa_, digits)) return Decimal::Undefined();
  return Decimal(RoundedQuotient(a.mantissa_, b.mantissa_), digits);
}

std::string Decimal::ToFixed() const { return defined_ ? Digits(mantissa_, scale_) : "undefined"; }

std::string Decimal::ToString() const {
  if (!defined_) return "undefined";
  Int v = mantissa_;
  int scale = this->scale();
  while (scale > 0 && EndsInZero(v)) {
    v /= 10;
    --scale;
  }
  return Digits(v, scale);
}

Interval operator*(const Interval& a, const Interval& b) {
  const Decimal products[] = {a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi};
  Interval out{products[0], products[0]};
  for (const Decimal& p : products) {
    if (!p.defined()) return {Decimal::Undefined(), Decimal::Undefined()};
    if (p < out.lo) out.lo = p;
    if (p > out.hi) out.hi = p;
  }
  return out;
}

}  // namespace dudao::text
