//! The tree against published vectors, against another implementation, and against people who change proofs.

use super::hash::{Hash, Hex, digest, leaf_hash};
use super::proof::{verify_consistency, verify_inclusion};
use super::tree::{self, Frontier, Node};
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Every pair of sizes up to this one is tried.
const MOST: u64 = 130;

/// A whole tree in memory: what the database keeps.
struct Tree {
    nodes: BTreeMap<Node, Hash>,
    frontiers: Vec<Frontier>,
}

impl Tree {
    fn of(leaves: impl IntoIterator<Item = Hash>) -> Self {
        let mut tree = Self { nodes: BTreeMap::new(), frontiers: vec![Frontier::default()] };
        for leaf in leaves {
            let mut frontier = tree.frontiers[tree.frontiers.len() - 1].clone();
            tree.nodes.extend(frontier.push(leaf));
            tree.frontiers.push(frontier);
        }
        tree
    }

    fn root(&self, size: u64) -> Hash {
        self.frontiers[usize::try_from(size).unwrap()].root()
    }

    fn path(&self, spans: &[Range<u64>]) -> Vec<Hash> {
        let hashes: Vec<Hash> = tree::nodes(spans).iter().map(|node| self.nodes[node]).collect();
        tree::roots(spans, &hashes)
    }

    fn inclusion(&self, index: u64, size: u64) -> Vec<Hash> {
        self.path(&tree::inclusion(index, size))
    }

    fn consistency(&self, old: u64, new: u64) -> Vec<Hash> {
        self.path(&tree::consistency(old, new))
    }

    fn leaf(&self, index: u64) -> Hash {
        self.nodes[&Node::leaf(index)]
    }
}

/// A tree of numbered leaves; it holds every smaller one.
static NUMBERED: LazyLock<Tree> = LazyLock::new(|| Tree::of((0..MOST).map(|n| leaf_hash(&n.to_be_bytes()))));

fn hashes<const N: usize>(texts: [&str; N]) -> Vec<Hash> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// The eight leaves with which implementations of RFC 6962 have been compared since the first one.
const LEAVES: [&[u8]; 8] = [
    &[],
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
];

#[test]
fn roots_of_the_published_tree() {
    let tree = Tree::of(LEAVES.map(leaf_hash));
    let roots = hashes([
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]);
    for (size, root) in (0..).zip(roots) {
        assert_eq!(tree.root(size), root, "{size} leaves");
    }
}

#[test]
fn proofs_of_the_published_tree() {
    let tree = Tree::of(LEAVES.map(leaf_hash));
    let leaf_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    let leaf_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    let second_pair = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    let third_pair = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    let fourth_pair = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    let first_half = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    let second_half = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    assert_eq!(tree.inclusion(0, 1), []);
    assert_eq!(tree.inclusion(0, 8), hashes([leaf_1, second_pair, second_half]));
    assert_eq!(tree.inclusion(5, 8), hashes([leaf_4, fourth_pair, first_half]));
    assert_eq!(tree.consistency(1, 8), hashes([leaf_1, second_pair, second_half]));
    assert_eq!(tree.consistency(6, 8), hashes([third_pair, fourth_pair, first_half]));
    assert_eq!(tree.consistency(2, 5), hashes([second_pair, leaf_4]));
}

#[test]
fn every_leaf_is_in_every_tree_and_every_tree_begins_every_later_one() {
    let tree = &*NUMBERED;
    for new in 0..=MOST {
        for old in 0..=new {
            let path = tree.consistency(old, new);
            let heads = ((old, tree.root(old)), (new, tree.root(new)));
            assert_eq!(verify_consistency(heads.0, heads.1, &path), Ok(()), "{old} of {new}");
        }
        for index in 0..new {
            let path = tree.inclusion(index, new);
            let proven = verify_inclusion(tree.leaf(index), index, new, &path, tree.root(new));
            assert_eq!(proven, Ok(()), "leaf {index} of {new}");
        }
    }
}

#[test]
fn another_implementation_makes_the_same_roots_and_proofs() {
    let tree = &*NUMBERED;
    let mut other = MemoryBackedTree::<Sha256, [u8; 8]>::new();
    for new in 1..=MOST {
        other.push((new - 1).to_be_bytes());
        assert_eq!(tree.root(new).0[..], other.root().as_bytes()[..]);
        for index in 0..new {
            let theirs = other.prove_inclusion(usize::try_from(index).unwrap());
            assert_eq!(bytes(&tree.inclusion(index, new)), theirs.as_bytes(), "leaf {index} of {new}");
        }
        for old in 1..new {
            let theirs = other.prove_consistency(usize::try_from(new - old).unwrap());
            assert_eq!(bytes(&tree.consistency(old, new)), theirs.as_bytes(), "{old} of {new}");
        }
    }
}

fn bytes(path: &[Hash]) -> Vec<u8> {
    path.iter().flat_map(|hash| hash.0).collect()
}

#[test]
fn nodes_are_numbered_without_gap_in_the_order_in_which_they_come() {
    let mut frontier = Frontier::default();
    let mut next = 0;
    for _ in 0..1000 {
        for (node, _) in frontier.push(digest(b"")) {
            assert_eq!(node.position(), next, "{node:?}");
            next += 1;
        }
    }
}

#[test]
fn a_proof_in_a_log_of_a_hundred_thousand_asks_for_few_nodes() {
    let size = 100_000;
    for index in (0..size).step_by(997) {
        assert!(tree::nodes(&tree::inclusion(index, size)).len() <= 32, "leaf {index}");
        assert!(tree::nodes(&tree::consistency(index, size)).len() <= 32, "from {index}");
    }
}

/// What somebody may do to a proof.
#[derive(Debug, Clone)]
enum Change {
    Flip(usize, u8),
    Remove(usize),
    Repeat(usize),
    Swap(usize, usize),
    Add(Hash),
    Root(u8),
    Known(u8),
}

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, bit)| Change::Flip(at, bit)),
        any::<usize>().prop_map(Change::Remove),
        any::<usize>().prop_map(Change::Repeat),
        any::<(usize, usize)>().prop_map(|(one, other)| Change::Swap(one, other)),
        any::<[u8; 32]>().prop_map(|bytes| Change::Add(Hex(bytes))),
        any::<u8>().prop_map(Change::Root),
        any::<u8>().prop_map(Change::Known),
    ]
}

fn flip(hash: &mut Hash, bit: u8) {
    hash.0[usize::from(bit) / 8] ^= 1 << (bit % 8);
}

/// Changes a path, its root or what is to be proven; `false` when there was nothing to change.
fn change(change: &Change, path: &mut Vec<Hash>, root: &mut Hash, known: &mut Hash) -> bool {
    let before = path.clone();
    let place = |at: usize| at % before.len().max(1);
    match *change {
        Change::Root(bit) => flip(root, bit),
        Change::Known(bit) => flip(known, bit),
        Change::Add(hash) => path.push(hash),
        _ if path.is_empty() => return false,
        Change::Flip(at, bit) => flip(&mut path[place(at)], bit),
        Change::Remove(at) => drop(path.remove(place(at))),
        Change::Repeat(at) => path.insert(place(at), before[place(at)]),
        Change::Swap(one, other) => {
            path.swap(place(one), place(other));
            return *path != before;
        }
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_changed_proof_of_inclusion_is_refused(size in 1..=MOST, at in any::<u64>(), what in changes()) {
        let tree = &*NUMBERED;
        let index = at % size;
        let (mut path, mut root, mut leaf) = (tree.inclusion(index, size), tree.root(size), tree.leaf(index));
        prop_assume!(change(&what, &mut path, &mut root, &mut leaf));
        prop_assert!(verify_inclusion(leaf, index, size, &path, root).is_err());
    }

    #[test]
    fn a_leaf_is_nowhere_but_in_its_place(size in 2..=MOST, at in any::<u64>(), other in any::<u64>()) {
        let tree = &*NUMBERED;
        let (index, other) = (at % size, other % (size + 1));
        prop_assume!(index != other);
        let path = tree.inclusion(index, size);
        prop_assert!(verify_inclusion(tree.leaf(index), other, size, &path, tree.root(size)).is_err());
    }

    #[test]
    fn a_changed_proof_of_consistency_is_refused(new in 2..=MOST, at in any::<u64>(), what in changes()) {
        let tree = &*NUMBERED;
        let old = 1 + at % (new - 1);
        let (mut path, mut root, mut known) = (tree.consistency(old, new), tree.root(new), tree.root(old));
        prop_assume!(change(&what, &mut path, &mut root, &mut known));
        prop_assert!(verify_consistency((old, known), (new, root), &path).is_err());
    }
}

/// What somebody who owns the database may do to the past of a log.
#[derive(Debug, Clone)]
enum Attack {
    Rewrite(usize, Hash),
    Delete(usize),
    Insert(usize, Hash),
    Swap(usize, usize),
    Truncate(usize),
}

fn attacks() -> impl Strategy<Value = Attack> {
    let hash = || any::<[u8; 32]>().prop_map(Hex);
    prop_oneof![
        (any::<usize>(), hash()).prop_map(|(at, hash)| Attack::Rewrite(at, hash)),
        any::<usize>().prop_map(Attack::Delete),
        (any::<usize>(), hash()).prop_map(|(at, hash)| Attack::Insert(at, hash)),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Attack::Swap(one, other)),
        any::<usize>().prop_map(Attack::Truncate),
    ]
}

/// The leaves after an attack on the first `kept` of them.
fn forged(leaves: &[Hash], kept: usize, attack: &Attack) -> Vec<Hash> {
    let size = leaves.len();
    let mut leaves = leaves.to_vec();
    match *attack {
        Attack::Rewrite(at, hash) => leaves[at % kept] = hash,
        Attack::Delete(at) => drop(leaves.remove(at % kept)),
        Attack::Insert(at, hash) => leaves.insert(at % kept, hash),
        Attack::Swap(one, other) => leaves.swap(one % kept, other % size),
        Attack::Truncate(size) => leaves.truncate(size % kept),
    }
    leaves
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// The forger computes the whole tree anew, and could sign its head; against a head kept elsewhere it is of no use.
    #[test]
    fn a_rewritten_past_does_not_fit_a_head_that_was_kept(size in 2_u64..60, kept in 1_u64..60, attack in attacks()) {
        prop_assume!(kept <= size);
        let honest = &*NUMBERED;
        let leaves: Vec<Hash> = (0..size).map(|index| honest.leaf(index)).collect();
        let forged = forged(&leaves, usize::try_from(kept).unwrap(), &attack);
        prop_assume!(forged != leaves);
        let new = forged.len() as u64;
        let tree = Tree::of(forged);
        let head = (kept, honest.root(kept));
        if new < kept {
            prop_assert!(verify_consistency(head, (new, tree.root(new)), &[]).is_err());
            return Ok(());
        }
        for path in [tree.consistency(kept, new), honest.consistency(kept, size)] {
            prop_assert!(verify_consistency(head, (new, tree.root(new)), &path).is_err());
        }
    }
}
