// The loading kernel: boxes into one container, as full as can be.
//
// The idea. When every base must rest in full on what is below, nothing overhangs, so the whole state of a
// container is its height map: a set of largest rectangles, each at one height and open to the roof. Only
// rectangles of equal height can overlap, so setting a block is two-dimensional work: cut the rectangles of
// its height around its base, open its top. (surface.hpp; where support is not asked, the same state holds
// the largest free cuboids instead and boxes may hang. Where a share of each base is enough, a rectangle may
// be widened for one block over what is lower or too narrow to be used, and what lies below is given up.)
//
// A block is a tight group of boxes set in one go (blocks.hpp): grids of one kind, then pairs of blocks
// side by side or one on the other while at least 99 % of the outline is box. A block remembers up to four
// tops at different heights, and that is where the points are for many kinds of box.
//
// A greedy filling takes the free rectangle nearest to a corner of the container and sets the block of the
// highest worth there. Worth looks at the block's volume, its number of boxes, how much of its surface
// touches something, and what sides of other boxes can still fill beside it. A beam search scores its
// branches by such fillings; then parts of the best plan are taken out and packed anew. (search.hpp)
//
// Follows the published ideas of Fanslau and Bortfeldt (2010), Zhu and Lim (2012), Araya and Riff (2014)
// and Araya, Guerrero and Nunez (2017). Whole numbers, and doubles only in + - * / and sqrt with contraction
// off, so the same seed and rounds give the same plan on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace geliat {

using Worth = std::int64_t;

// One way a box may stand: its sides along x, y, z in whole units.
struct Stand {
    std::array<int, 3> side;
};

// Equal boxes.
struct BoxKind {
    std::vector<Stand> stands;
    int quantity = 0;
    std::int64_t weight = 0;
    Worth worth = 0;         // what one box adds to the aim (its volume, or its value)
    bool bears = true;       // something may stand on it
    bool floor_only = false; // it may stand on the floor only
    int most_high = 1 << 30; // the most of them in one stack

    std::int64_t volume() const {
        const auto &s = stands.front().side;
        return std::int64_t{s[0]} * s[1] * s[2];
    }
};

// What is to be packed, and into what.
struct Task {
    std::array<int, 3> room;     // inner length, width, height
    std::int64_t payload = std::int64_t{1} << 60;
    int support = 1000;          // how much of each base must rest on something, in thousandths
    std::vector<BoxKind> kinds;

    bool hang() const { return support == 0; } // boxes may float
    bool overhang() const { return support > 0 && support < 1000; }
};

// A grid of equal boxes in the answer: nx * ny * nz of `kind`, standing as `stand`, corner at (x, y, z).
struct Grid {
    int kind, stand, x, y, z, nx, ny, nz;
};

// Numbers without a pattern, the same on every machine (splitmix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int end) { return static_cast<int>(next() % static_cast<std::uint64_t>(end)); }
    // Between low and high in 1024 steps.
    double between(double low, double high) { return low + (high - low) * (below(1025) / 1024.0); }

private:
    std::uint64_t state_;
};

} // namespace geliat
