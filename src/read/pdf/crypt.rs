//! Encryption of documents that open without a password: many forbid changes that way.
//!
//! The standard handler, revisions 2 to 6: RC4, AES-128 and AES-256. A document that wants a
//! password to be opened is refused.

use aes::cipher::{Block, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes256};
use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::object::{Dict, Object};
use crate::remark::PdfError;

/// How the strings or the streams of a document are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    None,
    Rc4,
    Aes128,
    Aes256,
}

/// The key of a document.
#[derive(Debug)]
pub(super) struct Crypt {
    key: Vec<u8>,
    strings: Method,
    streams: Method,
}

/// What fills up passwords.
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

impl Crypt {
    /// The key for the empty password. `get` follows references; `id` is the first half of the
    /// document's identifier.
    pub(super) fn open(
        dict: &Dict,
        id: &[u8],
        get: &dyn Fn(&Object) -> Object,
    ) -> Result<Crypt, PdfError> {
        let field = |key: &str| get(dict.get(key));
        let number = |key: &str| field(key).number().unwrap_or(0.0) as i64;
        if !field("Filter").is_name("Standard") {
            return Err(PdfError::Encrypted);
        }
        let (version, revision) = (number("V"), number("R"));
        let method = |key: &str| match version {
            1 | 2 => Some(Method::Rc4),
            4 | 5 => crypt_filter(dict, key, get),
            _ => None,
        };
        let strings = method("StrF").ok_or(PdfError::Encrypted)?;
        let streams = method("StmF").ok_or(PdfError::Encrypted)?;
        let text = |key: &str| field(key).string().unwrap_or_default().to_vec();
        let (owner, user) = (text("O"), text("U"));
        let key = match revision {
            2..=4 => {
                let bits = if version == 1 { 40 } else { number("Length").clamp(40, 128) };
                let bits = if version == 4 { 128 } else { bits };
                let metadata = !matches!(field("EncryptMetadata"), Object::Bool(false));
                let scheme = Scheme {
                    revision,
                    length: (bits / 8) as usize,
                    permissions: number("P") as i32,
                    is_metadata_encrypted: metadata,
                };
                scheme.key(&owner, &user, id)
            }
            5 | 6 => key_of_256_bits(revision, &user, &text("UE")),
            _ => None,
        };
        Ok(Crypt { key: key.ok_or(PdfError::Encrypted)?, strings, streams })
    }

    pub(super) fn string(&self, id: (u32, u16), bytes: Vec<u8>) -> Vec<u8> {
        self.undo(self.strings, id, bytes)
    }

    pub(super) fn stream(&self, id: (u32, u16), bytes: Vec<u8>) -> Vec<u8> {
        self.undo(self.streams, id, bytes)
    }

    fn undo(&self, method: Method, id: (u32, u16), mut bytes: Vec<u8>) -> Vec<u8> {
        match method {
            Method::None => bytes,
            Method::Rc4 => {
                rc4(&self.object_key(id, false), &mut bytes);
                bytes
            }
            Method::Aes128 => {
                let key = self.object_key(id, true);
                Aes128::new_from_slice(&key).map_or_else(|_| Vec::new(), |aes| chained(&aes, bytes))
            }
            Method::Aes256 => Aes256::new_from_slice(&self.key)
                .map_or_else(|_| Vec::new(), |aes| chained(&aes, bytes)),
        }
    }

    fn object_key(&self, (number, generation): (u32, u16), is_aes: bool) -> Vec<u8> {
        let mut hash = Md5::new();
        hash.update(&self.key);
        hash.update(&number.to_le_bytes()[..3]);
        hash.update(generation.to_le_bytes());
        if is_aes {
            hash.update(b"sAlT");
        }
        hash.finalize()[..(self.key.len() + 5).min(16)].to_vec()
    }
}

fn crypt_filter(dict: &Dict, key: &str, get: &dyn Fn(&Object) -> Object) -> Option<Method> {
    let name = get(dict.get(key));
    let Some(name) = name.name().filter(|name| *name != b"Identity") else {
        return Some(Method::None);
    };
    let filters = get(dict.get("CF"));
    let filter = get(filters.dict()?.get(str::from_utf8(name).ok()?));
    match get(filter.dict()?.get("CFM")).name()? {
        b"None" => Some(Method::None),
        b"V2" => Some(Method::Rc4),
        b"AESV2" => Some(Method::Aes128),
        b"AESV3" => Some(Method::Aes256),
        _ => None,
    }
}

/// What the key of revisions 2 to 4 is made of.
struct Scheme {
    revision: i64,
    length: usize,
    permissions: i32,
    is_metadata_encrypted: bool,
}

impl Scheme {
    /// The key for the empty password, if the document opens with it.
    fn key(&self, owner: &[u8], user: &[u8], id: &[u8]) -> Option<Vec<u8>> {
        let mut hash = Md5::new();
        hash.update(PADDING);
        hash.update(owner.get(..32)?);
        hash.update(self.permissions.to_le_bytes());
        hash.update(id);
        if self.revision >= 4 && !self.is_metadata_encrypted {
            hash.update([0xFF; 4]);
        }
        let mut key = hash.finalize().to_vec();
        if self.revision >= 3 {
            for _ in 0..50 {
                key = Md5::digest(&key[..self.length]).to_vec();
            }
        }
        key.truncate(self.length);
        self.opens(&key, user, id).then_some(key)
    }

    fn opens(&self, key: &[u8], user: &[u8], id: &[u8]) -> bool {
        if self.revision == 2 {
            let mut own = PADDING;
            rc4(key, &mut own);
            return user.get(..32) == Some(&own[..]);
        }
        let mut hash = Md5::new();
        hash.update(PADDING);
        hash.update(id);
        let mut own = hash.finalize().to_vec();
        for round in 0..20 {
            let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
            rc4(&key, &mut own);
        }
        user.get(..16) == Some(&own[..])
    }
}

/// Revisions 5 and 6: `U` is a hash, the salt that it was made with and the salt of the key, which
/// `UE` holds.
fn key_of_256_bits(revision: i64, user: &[u8], encrypted_key: &[u8]) -> Option<Vec<u8>> {
    let (hash, check, salt) = (user.get(..32)?, user.get(32..40)?, user.get(40..48)?);
    let hashed = |salt: &[u8]| {
        if revision == 5 { Sha256::digest(salt).to_vec() } else { hash_of_revision_6(salt) }
    };
    if hashed(check) != hash {
        return None;
    }
    let aes = Aes256::new_from_slice(&hashed(salt)).ok()?;
    let mut with_start = vec![0; 16];
    with_start.extend_from_slice(encrypted_key.get(..32)?);
    Some(unchained(&aes, &with_start))
}

/// The hash of ISO 32000-2, 7.6.4.3.4, for the empty password.
fn hash_of_revision_6(salt: &[u8]) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 0.. {
        let mut text = key.repeat(64);
        let Ok(aes) = Aes128::new_from_slice(&key[..16]) else { return Vec::new() };
        let mut last: [u8; 16] = std::array::from_fn(|at| key[16 + at]);
        for block in text.as_chunks_mut::<16>().0 {
            for (byte, before) in block.iter_mut().zip(last) {
                *byte ^= before;
            }
            let mut own = Block::<Aes128>::from(*block);
            aes.encrypt_block(&mut own);
            block.copy_from_slice(&own);
            last = *block;
        }
        let sum: u32 = text[..16].iter().map(|byte| u32::from(*byte)).sum();
        key = match sum % 3 {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        // At least 64 rounds; the last byte says how many more, at most 255 + 32.
        if round >= 63 && text.last().is_some_and(|last| i32::from(*last) <= round - 31) {
            break;
        }
    }
    key.truncate(32);
    key
}

/// AES in chained blocks, the first of which is the start value, padding cut off.
fn chained<C: BlockCipherDecrypt>(aes: &C, bytes: Vec<u8>) -> Vec<u8> {
    let mut out = unchained(aes, &bytes);
    let padding = out.last().map_or(0, |last| usize::from(*last));
    if (1..=16).contains(&padding) {
        out.truncate(out.len().saturating_sub(padding));
    }
    out
}

fn unchained<C: BlockCipherDecrypt>(aes: &C, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut before: &[u8] = &[];
    for block in bytes.chunks_exact(16) {
        if let (false, Ok(mut own)) = (before.is_empty(), Block::<C>::try_from(block)) {
            aes.decrypt_block(&mut own);
            out.extend(own.iter().zip(before).map(|(byte, before)| byte ^ before));
        }
        before = block;
    }
    out
}

fn rc4(key: &[u8], bytes: &mut [u8]) {
    if key.is_empty() {
        return;
    }
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, j.into());
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    for byte in bytes {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(i.into(), j.into());
        *byte ^= state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))];
    }
}
